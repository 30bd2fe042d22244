package baton.checker.explicit.code;

import baton.checker.ground.Node;
import baton.checker.ground.Resolution;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes {@link Stepper#expand} as static methods, none of them too large to be compiled. */
@SuppressWarnings("ReferenceEquality") // a tree is a place in the code
final class StepperWriter {
  static final MethodTypeDesc EXPAND = MethodTypeDesc.of(
      ConstantDescs.CD_int, ConstantDescs.CD_long.arrayType(), ConstantDescs.CD_int,
      ConstantDescs.CD_long.arrayType(), ConstantDescs.CD_int);

  /** As {@link #EXPAND}; the last parameter says where the successors of the present label begin. */
  static final MethodTypeDesc TYPE = EXPAND.insertParameterTypes(4, ConstantDescs.CD_int);
  private static final ClassDesc SUCCESSORS = ClassDesc.of(Successors.class.getName());
  private static final MethodTypeDesc IS_IN = MethodTypeDesc.of(
      ConstantDescs.CD_boolean, ConstantDescs.CD_long.arrayType(), ConstantDescs.CD_int, ConstantDescs.CD_int,
      ConstantDescs.CD_int);
  private static final int END = 3;
  private static final int GROUP = 4;
  private static final int MOST_CALLS = 150;
  private static final int PER_WORD = 14;
  private static final int PER_WAY = 40;

  private final Methods methods;
  private final Packing packing;
  private final IdentityHashMap<Tree, String> named = new IdentityHashMap<>();
  private final IdentityHashMap<Tree, Integer> weights = new IdentityHashMap<>();
  private final List<Tree> order = new ArrayList<>();

  StepperWriter(Methods methods) {
    this.methods = methods;
    packing = methods.packing();
  }

  /** Writes a tree; gives the name of the method that begins with it. */
  String write(ClassBuilder builder, Tree tree) {
    Tree root = divided(tree);
    weigh(root);
    outline(root);
    for (Tree t : order) {
      builder.withMethodBody(name(t), TYPE, ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE, code -> method(code, t));
    }
    return name(root);
  }

  private String name(Tree tree) {
    String name = named.get(tree);
    if (name == null) {
      throw new IllegalArgumentException("no method for " + tree);
    }
    return name;
  }

  /** The same with no sequence of more parts than a method has room for calls. */
  private static Tree divided(Tree tree) {
    return switch (tree) {
      case Tree.Single _ -> tree;
      case Tree.Leaf(List<Tree> ways) -> new Tree.Leaf(chunked(ways));
      case Tree.Switch(int cell, Map<Integer, Tree> cases) -> {
        Map<Integer, Tree> all = new TreeMap<>();
        cases.forEach((value, t) -> all.put(value, divided(t)));
        yield new Tree.Switch(cell, all);
      }
      case Tree.Sequence(List<Tree> parts) ->
          new Tree.Sequence(chunked(parts.stream().map(StepperWriter::divided).toList()));
    };
  }

  private static List<Tree> chunked(List<Tree> parts) {
    List<Tree> all = parts;
    while (all.size() > MOST_CALLS) {
      List<Tree> fewer = new ArrayList<>();
      for (int from = 0; from < all.size(); from += MOST_CALLS) {
        fewer.add(new Tree.Sequence(all.subList(from, Math.min(all.size(), from + MOST_CALLS))));
      }
      all = fewer;
    }
    return all;
  }

  private void outline(Tree tree) {
    if (named.putIfAbsent(tree, "m" + named.size()) == null) {
      order.add(tree);
    }
  }

  private int cost(Tree tree) {
    return named.containsKey(tree) ? Methods.CALL : weights.getOrDefault(tree, 0);
  }

  /** Gives methods to parts until the rest fits into one. */
  private int weigh(Tree tree) {
    int sum =
        switch (tree) {
          case Tree.Single(Program.Way way) -> weigh(way.resolution());
          case Tree.Leaf _, Tree.Sequence _ -> 4;
          case Tree.Switch(int cell, _) -> 20 + 4 * (int) Math.min(64, packing.mask(cell) + 1);
        };
    for (Tree part : tree.parts()) {
      weigh(part);
      sum += cost(part) + 4;
    }
    while (sum > Methods.MOST) {
      Tree heaviest = tree;
      for (Tree part : tree.parts()) {
        heaviest = heaviest == tree || cost(part) > cost(heaviest) ? part : heaviest;
      }
      if (heaviest == tree || cost(heaviest) <= Methods.CALL) {
        break;
      }
      sum -= cost(heaviest) - Methods.CALL;
      outline(heaviest);
    }
    weights.put(tree, sum);
    return sum;
  }

  private int weigh(Resolution r) {
    List<Node> roots = roots(r);
    int sum = PER_WAY + PER_WORD * packing.words();
    for (Node root : roots) {
      sum += methods.weight(root) + 12;
    }
    for (Node root : roots.stream().sorted((a, b) -> methods.weight(b) - methods.weight(a)).toList()) {
      if (sum > Methods.MOST / 2 && methods.weight(root) > Methods.CALL) {
        sum -= methods.weight(root) - Methods.CALL;
        methods.outline(root);
      }
    }
    return sum;
  }

  /** What is computed for a resolution: each conjunct, each value. */
  private static List<Node> roots(Resolution r) {
    List<Node> roots = new ArrayList<>(Conjuncts.list(r.taken()));
    r.changes().forEach(c -> roots.add(c.value()));
    return roots;
  }

  private void method(CodeBuilder code, Tree tree) {
    List<Node> nodes = new ArrayList<>();
    Set<Integer> words = new TreeSet<>();
    collect(tree, tree, nodes, words);
    NodeWriter writer = NodeWriter.inStepper(code, methods, nodes);
    words.forEach(writer::word);
    body(code, writer, tree, tree);
    code.iload(END).ireturn();
  }

  /** What is written in the method of {@code root}, and which words it reads. */
  private void collect(Tree root, Tree tree, List<Node> nodes, Set<Integer> words) {
    if (tree != root && named.containsKey(tree)) {
      return;
    }
    switch (tree) {
      case Tree.Single(Program.Way way) -> {
        nodes.addAll(roots(way.resolution()));
        way.resolution().changes().forEach(c -> words.add(packing.word(c.cell())));
        for (int w = 0; packing.words() <= SuccessorWriter.FEW_WORDS && w < packing.words(); w++) {
          words.add(w);
        }
      }
      case Tree.Switch(int cell, _) -> words.add(packing.word(cell));
      case Tree.Leaf _, Tree.Sequence _ -> {}
    }
    tree.parts().forEach(part -> collect(root, part, nodes, words));
  }

  private void body(CodeBuilder code, NodeWriter writer, Tree tree, Tree root) {
    if (tree != root && named.containsKey(tree)) {
      code.aload(0).iload(1).aload(2).iload(END).iload(GROUP).invokestatic(methods.owner(), name(tree), TYPE)
          .istore(END);
      return;
    }
    switch (tree) {
      case Tree.Single(Program.Way way) -> single(code, writer, way);
      case Tree.Leaf(List<Tree> ways) -> {
        code.iload(END).istore(GROUP); // of one way too: where a cell is known, the others of its label are gone
        ways.forEach(way -> body(code, writer, way, root));
      }
      case Tree.Sequence(List<Tree> parts) -> parts.forEach(part -> body(code, writer, part, root));
      case Tree.Switch(int cell, Map<Integer, Tree> cases) -> {
        Label end = code.newLabel();
        List<SwitchCase> targets = new ArrayList<>();
        cases.keySet().forEach(value -> targets.add(SwitchCase.of(value, code.newLabel())));
        writer.cellValue(cell);
        code.l2i().tableswitch(end, targets);
        int i = 0;
        for (Tree part : cases.values()) {
          code.labelBinding(targets.get(i++).target());
          body(code, writer, part, root);
          code.goto_(end);
        }
        code.labelBinding(end);
      }
    }
  }

  private void single(CodeBuilder code, NodeWriter writer, Program.Way way) {
    Label skip = code.newLabel();
    writer.forget();
    writer.unless(Conjuncts.of(way.resolution().taken(), packing), skip);
    new SuccessorWriter(code, writer, packing).write(way.resolution());
    int stride = packing.words() + 1;
    if (!way.alone()) {
      code.aload(2).iload(GROUP).iload(END).loadConstant(stride).invokestatic(SUCCESSORS, "isIn", IS_IN).ifne(skip);
    }
    code.iinc(END, stride);
    code.labelBinding(skip);
    writer.forget();
  }
}
