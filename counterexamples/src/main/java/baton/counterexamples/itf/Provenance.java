package baton.counterexamples.itf;

import baton.models.ir.Settings;

/**
 * Where a trace comes from.
 *
 * @param model the path of the model's root file, as the user gave it
 * @param sha256 of the content of that file, in hexadecimal
 * @param settings what was set from outside: sizes, constants, bugs, budgets
 * @param goal the name of the goal that the trace is about
 */
public record Provenance(String model, String sha256, Settings settings, String goal) {}
