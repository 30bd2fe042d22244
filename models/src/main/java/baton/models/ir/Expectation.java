package baton.models.ir;

import baton.models.source.Origin;
import java.util.Optional;

/** {@code expect goal verdict with …}; without {@code with} it replaces the goal's default of holding. */
public record Expectation(String goal, String verdict, Optional<Settings> with, Origin at) {}
