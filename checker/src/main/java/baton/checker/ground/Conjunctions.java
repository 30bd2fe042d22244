package baton.checker.ground;

/** What a conjunction has among its conjuncts, looked for with bounded effort. */
final class Conjunctions {
  private Conjunctions() {}

  /** Whether a conjunction has this conjunct. */
  static boolean has(Node conjunction, Node conjunct, int effort) {
    return conjunction == conjunct
        || effort > 0 && conjunction.op() == Node.Op.AND
            && (conjunction.operand(1) == conjunct || has(conjunction.operand(0), conjunct, effort - 1));
  }

  /** Whether a conjunction has a conjunct that says {@code x == k} where b says {@code x == l}, or not b. */
  static boolean excludes(Node a, Node b, int effort) {
    if (a.op() == Node.Op.AND) {
      return effort > 0 && (excludes(a.operand(1), b, 0) || excludes(a.operand(0), b, effort - 1));
    }
    return a.op() == Node.Op.EQ && b.op() == Node.Op.EQ && a.operand(0) == b.operand(0) && a.operand(1) != b.operand(1)
            && a.operand(1).isConstant() && b.operand(1).isConstant()
        || a.op() == Node.Op.NOT && a.operand(0) == b
        || b.op() == Node.Op.NOT && b.operand(0) == a;
  }
}
