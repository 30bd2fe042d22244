package baton.checker.explicit.code;

import baton.checker.ground.Node;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes that have a method of their own, for no method may be larger than HotSpot compiles: 8,000 bytes of code
 * (the flag {@code DontCompileHugeMethods}). Every such method takes what {@link Truths#of} takes and gives a long.
 */
final class Methods {
  /**
   * How much code a method may have, by our estimate, in bytes. Of methods this small HotSpot makes the fastest code:
   * larger and smaller ones cost up to a twentieth more.
   */
  static final int MOST = 800;

  /** How much a call takes. */
  static final int CALL = 16;

  private static final int OWN = 14;
  private static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
  static final MethodTypeDesc TYPE = MethodTypeDesc.of(
      ConstantDescs.CD_long, LONGS, ConstantDescs.CD_int, ConstantDescs.CD_long, LONGS, ConstantDescs.CD_int);

  private final ClassDesc owner;
  private final Packing packing;
  private final Map<Node, String> named = new HashMap<>();
  private final Deque<Node> open = new ArrayDeque<>();
  private final Map<Node, Integer> weights = new HashMap<>();

  Methods(ClassDesc owner, Packing packing) {
    this.owner = owner;
    this.packing = packing;
  }

  ClassDesc owner() {
    return owner;
  }

  Packing packing() {
    return packing;
  }

  /** Whether a node has a method of its own. */
  boolean has(Node n) {
    return named.containsKey(n);
  }

  String name(Node n) {
    String name = named.get(n);
    if (name == null) {
      throw new IllegalArgumentException("no method for node " + n.id());
    }
    return name;
  }

  /** How much code a node takes where it stands, in bytes; where that is too much, parts get methods first. */
  int weight(Node root) {
    List<Node> stack = new ArrayList<>(List.of(root));
    while (!stack.isEmpty()) {
      Node n = stack.getLast();
      if (weights.containsKey(n)) {
        stack.removeLast();
        continue;
      }
      boolean ready = true;
      for (int i = 0; i < n.arity(); i++) {
        if (!weights.containsKey(n.operand(i))) {
          stack.add(n.operand(i));
          ready = false;
        }
      }
      if (ready) {
        stack.removeLast();
        weights.put(n, weigh(n));
      }
    }
    return cost(root);
  }

  private int weigh(Node n) {
    int sum = sum(n);
    while (sum > MOST) {
      Node heaviest = n.operand(0);
      for (int i = 1; i < n.arity(); i++) {
        heaviest = cost(n.operand(i)) > cost(heaviest) ? n.operand(i) : heaviest;
      }
      outline(heaviest);
      sum = sum(n); // one operand may stand there twice
    }
    return sum;
  }

  private int sum(Node n) {
    int sum = OWN;
    for (int i = 0; i < n.arity(); i++) {
      sum += cost(n.operand(i));
    }
    return sum;
  }

  private int cost(Node n) {
    return has(n) ? CALL : weights.getOrDefault(n, OWN);
  }

  /** Gives a node a method. */
  void outline(Node n) {
    if (!has(n)) {
      named.put(n, "n" + named.size());
      open.add(n);
    }
  }

  /** Writes the methods that are not written yet. */
  void write(ClassBuilder builder) {
    while (!open.isEmpty()) {
      Node n = open.remove();
      builder.withMethodBody(name(n), TYPE, ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE, code -> {
        NodeWriter writer = NodeWriter.inTruths(code, this, List.of(n));
        writer.prepareParts(n);
        writer.body(n);
        code.lreturn();
      });
    }
  }
}
