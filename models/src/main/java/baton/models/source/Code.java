package baton.models.source;

import java.util.Locale;

/** The codes of diagnostics. A code is a word that never changes its meaning; each has a page in docs/errors. */
public enum Code {
  // files
  UNREADABLE_FILE,
  FILE_TOO_LARGE,
  NOT_UTF8,
  NOT_TEXT,
  EMPTY_FILE,
  // form
  BAD_CHARACTER,
  BAD_NUMBER,
  UNEXPECTED_TOKEN,
  UNCLOSED_BRACE,
  NESTING_TOO_DEEP,
  MIXED_OPERATORS,
  CHAINED_COMPARISON,
  RESERVED_WORD,
  // names
  UNKNOWN_NAME,
  UNKNOWN_TYPE,
  UNKNOWN_FIELD,
  UNKNOWN_GOAL,
  DUPLICATE_NAME,
  AMBIGUOUS_NAME,
  RECURSIVE_DEFINITION,
  WRONG_KIND,
  // modules
  UNKNOWN_MODULE,
  IMPORT_CYCLE,
  UNBOUND_PARAMETER,
  UNKNOWN_PARAMETER,
  NOT_A_PROTOCOL,
  NOT_A_MODULE,
  MISPLACED_DECLARATION,
  // types
  TYPE_MISMATCH,
  BAD_TYPE,
  EMPTY_RANGE,
  INTEGER_OVERFLOW,
  UNORDERED_TYPE,
  WRONG_ARITY,
  MISSING_FIELD,
  DUPLICATE_FIELD,
  INCOMPLETE_MATCH,
  OVERLAPPING_MATCH,
  UNTYPED_LITERAL,
  // meaning
  WRONG_LEVEL,
  NOT_CONSTANT,
  ILL_CONSTANT,
  MISSING_INITIALISER,
  READ_ONLY,
  GHOST_LEAK,
  MISPLACED_CALL,
  MISPLACED_RETURN,
  MISSING_RETURN,
  BAD_LOOP,
  BAD_ALTERNATIVE,
  // plans
  EMPTY_PLAN,
  EMPTY_OBJECTIVE,
  BAD_DURATION,
  CYCLIC_DEPENDENCY,
  // instances
  BAD_SETTING,
  BAD_VALUE,
  UNKNOWN_SETTING,
  NO_INITIAL_STATE,
  NOT_EXPORTABLE,
  // files beside models
  BAD_TRACE,
  BAD_OPTION,
  // warnings
  OUT_OF_RANGE,
  UNUSED_VARIABLE,
  CONSTANT_VARIABLE,
  UNUSED_GHOST,
  FAIR_FAULT,
  FILE_SHADOWS_LIBRARY;

  /** The word that messages show and {@code baton explain} takes: {@code no-initial-state}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
