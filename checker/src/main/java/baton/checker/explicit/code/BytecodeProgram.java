package baton.checker.explicit.code;

import baton.checker.ground.Node;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Code as bytecode, in hidden classes: what it makes may be used by several threads at once. */
public final class BytecodeProgram implements Program {
  private final int most;
  private final Stepper stepper;
  private final Map<List<Node>, Truths> truths = new HashMap<>();
  private final List<Node> illness;

  private BytecodeProgram(int most, Stepper stepper, List<Node> illness) {
    this.most = most;
    this.stepper = stepper;
    this.illness = illness;
  }

  public static BytecodeProgram compile(Text text) {
    Packing packing = text.packing();
    Stepper stepper = (Stepper) instance(stepperClass(text.ways(), packing));
    BytecodeProgram program = new BytecodeProgram(text.ways().size(), stepper, text.illness());
    List<List<Node>> all = new ArrayList<>(text.asked());
    all.add(program.illness);
    for (List<Node> nodes : all) {
      boolean constant = nodes.stream().allMatch(Node::isConstant);
      program.truths.computeIfAbsent(
          nodes, _ -> constant ? constant(nodes) : (Truths) instance(truthsClass(nodes, packing)));
    }
    return program;
  }

  private static Truths constant(List<Node> nodes) {
    long all = 0;
    for (int i = 0; i < nodes.size(); i++) {
      all |= nodes.get(i).k() << i;
    }
    long value = all;
    return (_, _, _, _, _) -> value;
  }

  private static ClassDesc named(String name) {
    return ClassDesc.of(BytecodeProgram.class.getPackageName(), name);
  }

  /** The bytes of a class that implements {@link Stepper}. */
  static byte[] stepperClass(List<Way> ways, Packing packing) {
    ClassDesc owner = named("CompiledStepper");
    Methods methods = new Methods(owner, packing);
    Map<Integer, List<Way>> byLabel = new LinkedHashMap<>();
    ways.forEach(w -> byLabel.computeIfAbsent(w.resolution().label(), _ -> new ArrayList<>()).add(w));
    return ClassFile.of().build(owner, builder -> {
      builder.withFlags(ClassFile.ACC_FINAL).withInterfaceSymbols(ClassDesc.of(Stepper.class.getName()));
      builder.withMethodBody("<init>", ConstantDescs.MTD_void, ClassFile.ACC_PRIVATE, BytecodeProgram::constructor);
      String root = new StepperWriter(methods).write(builder, Decisions.tree(byLabel.values()));
      builder.withMethodBody("expand", StepperWriter.EXPAND, ClassFile.ACC_PUBLIC, code ->
          code.aload(1).iload(2).aload(3).iload(4).iload(4).invokestatic(owner, root, StepperWriter.TYPE).ireturn());
      methods.write(builder);
    });
  }

  /** The bytes of a class that implements {@link Truths}. */
  static byte[] truthsClass(List<Node> nodes, Packing packing) {
    ClassDesc owner = named("CompiledTruths");
    Methods methods = new Methods(owner, packing);
    int sum = nodes.stream().mapToInt(n -> methods.weight(n) + 12).sum();
    for (Node n : nodes.stream().sorted((a, b) -> methods.weight(b) - methods.weight(a)).toList()) {
      if (sum > Methods.MOST && methods.weight(n) > Methods.CALL) {
        sum -= methods.weight(n) - Methods.CALL;
        methods.outline(n);
      }
    }
    return ClassFile.of().build(owner, builder -> {
      builder.withFlags(ClassFile.ACC_FINAL).withInterfaceSymbols(ClassDesc.of(Truths.class.getName()));
      builder.withMethodBody("<init>", ConstantDescs.MTD_void, ClassFile.ACC_PRIVATE, BytecodeProgram::constructor);
      builder.withMethodBody("all", Methods.TYPE, ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE, code -> {
        NodeWriter writer = NodeWriter.inTruths(code, methods, nodes);
        writer.prepareAll(nodes);
        code.lconst_0();
        for (int i = 0; i < nodes.size(); i++) {
          writer.value(nodes.get(i));
          code.loadConstant(i).lshl().lor();
        }
        code.lreturn();
      });
      builder.withMethodBody("of", Methods.TYPE, ClassFile.ACC_PUBLIC, code ->
          code.aload(1).iload(2).lload(3).aload(5).iload(6).invokestatic(owner, "all", Methods.TYPE).lreturn());
      methods.write(builder);
    });
  }

  private static void constructor(CodeBuilder code) {
    code.aload(0).invokespecial(ConstantDescs.CD_Object, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void)).return_();
  }

  private static Object instance(byte[] bytes) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true, ClassOption.NESTMATE);
      return lookup.findConstructor(lookup.lookupClass(), java.lang.invoke.MethodType.methodType(void.class)).invoke();
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("generated code cannot be loaded", e);
    }
  }

  @Override
  public int most() {
    return most;
  }

  @Override
  public Stepper stepper() {
    return stepper;
  }

  @Override
  public Truths ill() {
    return truths(illness);
  }

  @Override
  public Truths truths(List<Node> nodes) {
    return Optional.ofNullable(truths.get(nodes)).orElseThrow();
  }
}
