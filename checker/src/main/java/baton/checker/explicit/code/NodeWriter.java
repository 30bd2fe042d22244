package baton.checker.explicit.code;

import baton.checker.ground.Node;
import baton.checker.ground.Node.Op;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes nodes into one method. The words of the states are in local variables. */
final class NodeWriter {
  private static final ClassDesc ARITHMETIC = ClassDesc.of(Arithmetic.class.getName());
  private static final MethodTypeDesc BINARY =
      MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long);

  private final CodeBuilder code;
  private final Methods methods;
  private final Packing packing;
  private final Map<Integer, Integer> pre = new HashMap<>();
  private final Map<Integer, Integer> post = new HashMap<>();
  private final Runnable arguments;
  private final int did;
  private final Map<Node, Integer> computed = new HashMap<>();
  private int free; // the first local variable that is not in use
  private int lasting; // the first one that may be forgotten

  private NodeWriter(CodeBuilder code, Methods methods, int free, int did, Runnable arguments) {
    this.code = code;
    this.methods = methods;
    packing = methods.packing();
    this.free = free;
    lasting = free;
    this.did = did;
    this.arguments = arguments;
  }

  /** In a static method with the parameters of {@link Truths#of}; {@code nodes}: all that will be written. */
  static NodeWriter inTruths(CodeBuilder code, Methods methods, Collection<Node> nodes) {
    NodeWriter writer = new NodeWriter(code, methods, 6, 2, () ->
        code.aload(0).iload(1).lload(2).aload(4).iload(5));
    writer.load(nodes, 0, 1, 4, 5);
    return writer;
  }

  /** In a static method whose first parameters are an array and an index into it, where the {@code CELL}s are. */
  static NodeWriter inStepper(CodeBuilder code, Methods methods, Collection<Node> nodes) {
    NodeWriter writer = new NodeWriter(code, methods, 5, -1, () ->
        code.aload(0).iload(1).lconst_1().aload(0).iload(1));
    writer.load(nodes, 0, 1, 0, 1);
    return writer;
  }

  private void load(Collection<Node> nodes, int preArray, int preAt, int postArray, int postAt) {
    Set<Node> seen = new HashSet<>();
    List<Node> open = new ArrayList<>(nodes);
    Set<Integer> cells = new java.util.TreeSet<>();
    Set<Integer> nexts = new java.util.TreeSet<>();
    while (!open.isEmpty()) {
      Node n = open.removeLast();
      if (!seen.add(n) || methods.has(n) && !nodes.contains(n)) {
        continue;
      }
      if (n.op() == Op.CELL) {
        cells.add(packing.word((int) n.k()));
      } else if (n.op() == Op.NEXT) {
        nexts.add(packing.word((int) n.k()));
      }
      for (int i = 0; i < n.arity(); i++) {
        open.add(n.operand(i));
      }
    }
    cells.forEach(w -> pre.put(w, loaded(preArray, preAt, w)));
    nexts.forEach(w -> post.put(w, loaded(postArray, postAt, w)));
  }

  /** Loads a word into a local variable, if it is in none yet; gives that. */
  int word(int w) {
    return pre.computeIfAbsent(w, k -> loaded(0, 1, k));
  }

  private int loaded(int array, int at, int w) {
    if (free != lasting) {
      throw new IllegalStateException("a word is loaded after something was computed");
    }
    int local = local(TypeKind.LONG);
    lasting = free;
    code.aload(array).iload(at).loadConstant(w).iadd().laload().lstore(local);
    return local;
  }

  /** Computes what is used several times below a node into local variables, each once. */
  void prepare(Node root) {
    prepare(List.of(root), false);
  }

  /** Computes what is used several times below some nodes. */
  void prepareAll(List<Node> roots) {
    prepare(roots, false);
  }

  /** A local variable until the next {@link #forget}; a long takes two places. */
  int local(TypeKind kind) {
    int local = free;
    free += kind.slotSize();
    return local;
  }

  /** Forgets what was computed into local variables: control may come here without it. Words stay. */
  void forget() {
    computed.clear();
    free = lasting;
  }

  /** Leaves the value of a cell before the step on the stack; its word is in a local variable. */
  void cellValue(int cell) {
    cell(word(cell, pre), cell);
  }

  /** The same for the parts of a node that has a method of its own, in that method. */
  void prepareParts(Node root) {
    prepare(List.of(root), true);
  }

  private void prepare(List<Node> roots, boolean own) {
    Map<Node, Integer> uses = new HashMap<>();
    List<Node> open = new ArrayList<>(roots);
    while (!open.isEmpty()) {
      Node n = open.removeLast();
      int used = uses.merge(n, 1, Integer::sum);
      if (used > 1 || computed.containsKey(n) || methods.has(n) && !(own && roots.contains(n))) {
        continue;
      }
      for (int i = 0; i < n.arity(); i++) {
        open.add(n.operand(i));
      }
    }
    TreeMap<Integer, Node> shared = new TreeMap<>();
    uses.forEach((n, used) -> {
      if (used > 1 && !computed.containsKey(n) && isDear(n) && !(own && roots.contains(n))) {
        shared.put(n.id(), n);
      }
    });
    for (Node n : shared.values()) {
      value(n);
      int local = local(TypeKind.LONG);
      code.lstore(local);
      computed.put(n, local);
    }
  }

  /** Whether looking a value up costs less than computing it again. */
  private boolean isDear(Node n) {
    if (n.arity() == 0 || Conjuncts.bits(n, packing).isPresent()) {
      return false;
    }
    if (methods.has(n)) {
      return true;
    }
    return n.op() != Op.NOT || isDear(n.operand(0));
  }

  /** Leaves the value of a node on the stack. */
  void value(Node n) {
    Integer local = computed.get(n);
    if (local != null) {
      code.lload(local);
    } else if (methods.has(n)) {
      arguments.run();
      code.invokestatic(methods.owner(), methods.name(n), Methods.TYPE);
    } else {
      body(n);
    }
  }

  /** The same, without a call of the node's own method. */
  void body(Node n) {
    switch (n.op()) {
      case CONST -> code.loadConstant(n.k());
      case CELL -> cell(word((int) n.k(), pre), (int) n.k());
      case NEXT -> cell(word((int) n.k(), post), (int) n.k());
      case DID -> code.lload(did);
      case ADD -> binary(n).ladd();
      case SUB -> binary(n).lsub();
      case MUL -> binary(n).lmul();
      case DIV -> binary(n).invokestatic(ARITHMETIC, "divide", BINARY);
      case MOD -> binary(n).invokestatic(ARITHMETIC, "modulo", BINARY);
      case BIT_AND -> binary(n).land();
      case BIT_OR -> binary(n).lor();
      case BIT_CLEAR -> binary(n).loadConstant(-1L).lxor().land();
      case SHIFT_LEFT -> binary(n).l2i().lshl();
      case SHIFT_RIGHT -> binary(n).l2i().lushr();
      case BIT_COUNT -> {
        value(n.operand(0));
        code.invokestatic(
            ConstantDescs.CD_Long, "bitCount", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long)).i2l();
      }
      case ITE -> {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        jump(n.operand(0), false, otherwise);
        value(n.operand(1));
        code.goto_(end).labelBinding(otherwise);
        value(n.operand(2));
        code.labelBinding(end);
      }
      case EQ, LT, NOT, AND, OR -> {
        Label no = code.newLabel();
        Label end = code.newLabel();
        jumpBody(n, false, no);
        code.lconst_1().goto_(end).labelBinding(no).lconst_0().labelBinding(end);
      }
    }
  }

  private int word(int cell, Map<Integer, Integer> words) {
    return Optional.ofNullable(words.get(packing.word(cell))).orElseThrow();
  }

  private void cell(int local, int cell) {
    code.lload(local);
    if (packing.shift(cell) > 0) {
      code.loadConstant(packing.shift(cell)).lushr();
    }
    code.loadConstant(packing.mask(cell)).land();
  }

  private CodeBuilder binary(Node n) {
    value(n.operand(0));
    value(n.operand(1));
    return code;
  }

  /** Jumps where a Boolean node is {@code when}; goes on where it is not. */
  void jump(Node n, boolean when, Label to) {
    if (computed.containsKey(n) || methods.has(n)) {
      value(n);
      truth(when, to);
    } else {
      jumpBody(n, when, to);
    }
  }

  private void truth(boolean when, Label to) {
    code.l2i();
    if (when) {
      code.ifne(to);
    } else {
      code.ifeq(to);
    }
  }

  private void jumpBody(Node n, boolean when, Label to) {
    Optional<Conjuncts.Bits> bits = Conjuncts.bits(n, packing);
    if (bits.isPresent()) {
      jump(bits.get(), when, to);
      return;
    }
    switch (n.op()) {
      case NOT -> jump(n.operand(0), !when, to);
      case AND -> both(n, when, to, true);
      case OR -> both(n, when, to, false);
      case EQ -> {
        binary(n).lcmp();
        jumpIf(when, to);
      }
      case LT -> {
        binary(n).lcmp();
        if (when) {
          code.iflt(to);
        } else {
          code.ifge(to);
        }
      }
      case CONST, CELL, NEXT, DID, ADD, SUB, MUL, DIV, MOD, ITE, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT,
          BIT_COUNT -> {
        body(n);
        truth(when, to);
      }
    }
  }

  /** After a comparison that leaves 0 where it is equal. */
  private void jumpIf(boolean equal, Label to) {
    if (equal) {
      code.ifeq(to);
    } else {
      code.ifne(to);
    }
  }

  private void both(Node n, boolean when, Label to, boolean and) {
    if (when == and) { // decided by both together
      Label past = code.newLabel();
      jump(n.operand(0), !and, past);
      jump(n.operand(1), and, to);
      code.labelBinding(past);
    } else {
      jump(n.operand(0), when, to);
      jump(n.operand(1), when, to);
    }
  }

  /** Jumps where a test of bits is {@code when}. */
  void jump(Conjuncts.Bits b, boolean when, Label to) {
    code.lload(Optional.ofNullable((b.post() ? post : pre).get(b.word())).orElseThrow());
    code.loadConstant(b.mask()).land();
    if (b.value() == 0) {
      code.lconst_0();
    } else {
      code.loadConstant(b.value());
    }
    code.lcmp();
    jumpIf(when, to);
  }

  /** Jumps where a conjunction is false. */
  void unless(Conjuncts conjuncts, Label to) {
    conjuncts.equal().forEach(b -> jump(b, false, to));
    conjuncts.different().forEach(b -> jump(b, true, to));
    for (Node n : conjuncts.rest()) {
      prepare(n);
      jump(n, false, to);
    }
  }
}
