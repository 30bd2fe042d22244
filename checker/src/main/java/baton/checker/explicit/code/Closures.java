package baton.checker.explicit.code;

import baton.checker.ground.Node;
import java.util.HashMap;
import java.util.Map;

/**
 * Nodes as trees of closures: no time to compile, some time to run. A node that is used several times is computed
 * once for each {@link Frame#begin}.
 */
final class Closures {
  /** A compiled node. */
  @FunctionalInterface
  interface Code {
    long run(Frame f);
  }

  /** What a node is computed from. One for each thread. */
  static final class Frame {
    long[] pre = new long[0];
    int preAt;
    long[] post = new long[0];
    int postAt;
    long did;
    private long now;
    private final long[] stamp;
    private final long[] value;

    Frame(int slots) {
      stamp = new long[slots];
      value = new long[slots];
    }

    /** Forgets what was computed from other states. */
    void begin() {
      now++;
    }
  }

  private final Packing packing;
  private final Map<Node, Integer> uses = new HashMap<>();
  private final Map<Node, Code> compiled = new HashMap<>();
  private int slots;

  /** {@code packing} says where cells are. */
  Closures(Packing packing) {
    this.packing = packing;
  }

  /** Counts how often nodes are used below these; before any of them is compiled. */
  void count(Node root) {
    int n = uses.merge(root, 1, Integer::sum);
    if (n == 1) {
      for (int i = 0; i < root.arity(); i++) {
        count(root.operand(i));
      }
    }
  }

  Frame frame() {
    return new Frame(slots);
  }

  Code compile(Node node) {
    Code done = compiled.get(node);
    if (done == null) {
      Code plain = plain(node);
      boolean shared = node.arity() > 0 && uses.getOrDefault(node, 0) > 1 && !cheap(node);
      done = shared ? shared(plain, slots++) : plain;
      compiled.put(node, done);
    }
    return done;
  }

  /** Whether computing it again costs no more than looking it up. */
  private static boolean cheap(Node node) {
    for (int i = 0; i < node.arity(); i++) {
      if (node.operand(i).arity() > 0) {
        return false;
      }
    }
    return true;
  }

  private static Code shared(Code plain, int slot) {
    return f -> {
      if (f.stamp[slot] == f.now) {
        return f.value[slot];
      }
      long v = plain.run(f);
      f.stamp[slot] = f.now;
      f.value[slot] = v;
      return v;
    };
  }

  private Code plain(Node node) {
    return switch (node.op()) {
      case CONST -> {
        long k = node.k();
        yield _ -> k;
      }
      case CELL -> {
        int word = packing.word((int) node.k());
        int shift = packing.shift((int) node.k());
        long mask = packing.mask((int) node.k());
        yield f -> f.pre[f.preAt + word] >>> shift & mask;
      }
      case NEXT -> {
        int word = packing.word((int) node.k());
        int shift = packing.shift((int) node.k());
        long mask = packing.mask((int) node.k());
        yield f -> f.post[f.postAt + word] >>> shift & mask;
      }
      case DID -> f -> f.did;
      case NOT -> {
        Code a = compile(node.operand(0));
        yield f -> 1 - a.run(f);
      }
      case BIT_COUNT -> {
        Code a = compile(node.operand(0));
        yield f -> Long.bitCount(a.run(f));
      }
      case ITE -> {
        Code a = compile(node.operand(0));
        Code b = compile(node.operand(1));
        Code c = compile(node.operand(2));
        yield f -> a.run(f) != 0 ? b.run(f) : c.run(f);
      }
      case EQ -> equal(node);
      case ADD, SUB, MUL, DIV, MOD, LT, AND, OR, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT -> binary(node);
    };
  }

  /** A cell that is compared with a number is compared where it stands. */
  private Code equal(Node node) {
    Node a = node.operand(0);
    Node b = node.operand(1);
    if (b.op() == Node.Op.CONST && a.op() == Node.Op.CELL) {
      int word = packing.word((int) a.k());
      long mask = packing.mask((int) a.k()) << packing.shift((int) a.k());
      long wanted = b.k() << packing.shift((int) a.k());
      return f -> (f.pre[f.preAt + word] & mask) == wanted ? 1 : 0;
    }
    Code x = compile(a);
    Code y = compile(b);
    return f -> x.run(f) == y.run(f) ? 1 : 0;
  }

  private Code binary(Node node) {
    Code a = compile(node.operand(0));
    Code b = compile(node.operand(1));
    return switch (node.op()) {
      case ADD -> f -> a.run(f) + b.run(f);
      case SUB -> f -> a.run(f) - b.run(f);
      case MUL -> f -> a.run(f) * b.run(f);
      case DIV -> f -> Arithmetic.divide(a.run(f), b.run(f));
      case MOD -> f -> Arithmetic.modulo(a.run(f), b.run(f));
      case LT -> f -> a.run(f) < b.run(f) ? 1 : 0;
      case AND -> f -> a.run(f) == 0 ? 0 : b.run(f);
      case OR -> f -> a.run(f) != 0 ? 1 : b.run(f);
      case BIT_AND -> f -> a.run(f) & b.run(f);
      case BIT_OR -> f -> a.run(f) | b.run(f);
      case BIT_CLEAR -> f -> a.run(f) & ~b.run(f);
      case SHIFT_LEFT -> f -> a.run(f) << b.run(f);
      case SHIFT_RIGHT -> f -> a.run(f) >>> b.run(f);
      case EQ, NOT, ITE, BIT_COUNT, CONST, CELL, NEXT, DID -> throw new IllegalArgumentException("not binary: " + node.op());
    };
  }
}
