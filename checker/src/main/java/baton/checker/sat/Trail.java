package baton.checker.sat;

import java.util.Arrays;

/** What is assigned, in which order, at which level and why. */
final class Trail {
  static final int NO_REASON = Clauses.NONE;

  private byte[] value = new byte[32];
  private int[] level = new int[16];
  private int[] reason = new int[16];
  private boolean[] phase = new boolean[16];
  private int[] literals = new int[16];
  private int size;
  private int variables;
  private final IntVector levels = new IntVector();

  void grow() {
    if (variables == level.length) {
      value = Arrays.copyOf(value, variables * 4);
      level = Arrays.copyOf(level, variables * 2);
      reason = Arrays.copyOf(reason, variables * 2);
      phase = Arrays.copyOf(phase, variables * 2);
      literals = Arrays.copyOf(literals, variables * 2);
    }
    variables++;
  }

  int variables() {
    return variables;
  }

  /** 1 if true, -1 if false, 0 if open. */
  int value(int literal) {
    return value[literal];
  }

  byte[] values() {
    return value;
  }

  int level(int variable) {
    return level[variable];
  }

  int reason(int variable) {
    return reason[variable];
  }

  /** The value that a variable had last. */
  boolean phase(int variable) {
    return phase[variable];
  }

  int size() {
    return size;
  }

  int literal(int i) {
    return literals[i];
  }

  int currentLevel() {
    return levels.size();
  }

  /** Where a level begins. */
  int begin(int ofLevel) {
    return levels.get(ofLevel - 1);
  }

  void newLevel() {
    levels.add(size);
  }

  void assign(int literal, int why) {
    value[literal] = 1;
    value[literal ^ 1] = -1;
    int v = literal >> 1;
    level[v] = levels.size();
    reason[v] = why;
    literals[size++] = literal;
  }

  /** Undoes the levels behind {@code to}; tells {@code order} which variables are open again. */
  void backtrack(int to, VariableOrder order) {
    if (levels.size() <= to) {
      return;
    }
    int begin = levels.get(to);
    for (int i = size - 1; i >= begin; i--) {
      int literal = literals[i];
      value[literal] = 0;
      value[literal ^ 1] = 0;
      phase[literal >> 1] = (literal & 1) == 0;
      order.put(literal >> 1);
    }
    size = begin;
    levels.shrink(to);
  }
}
