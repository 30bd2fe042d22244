package baton.counterexamples.itf;

import baton.models.ir.Variable;

/** What variables are called in a file: a routine may share its name with a variable, a location may not. */
final class Names {
  private Names() {}

  static String of(Variable variable) {
    return switch (variable.kind()) {
      case LOCATION -> "at(" + variable.name() + ")";
      case FREE_CONSTANT, STATE, COUNTER, MONITOR -> variable.name();
    };
  }
}
