package baton.checker.explicit.code;

import baton.checker.ground.Node;
import baton.checker.ground.Resolution;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes one successor: its label and its words. */
final class SuccessorWriter {
  /** Up to how many words are copied one by one. */
  static final int FEW_WORDS = 6;

  private static final MethodTypeDesc ARRAYCOPY = MethodTypeDesc.of(
      ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_int, ConstantDescs.CD_Object,
      ConstantDescs.CD_int, ConstantDescs.CD_int);

  private final CodeBuilder code;
  private final NodeWriter writer;
  private final Packing packing;

  SuccessorWriter(CodeBuilder code, NodeWriter writer, Packing packing) {
    this.code = code;
    this.writer = writer;
    this.packing = packing;
  }

  void write(Resolution r) {
    Map<Integer, Integer> changed = new TreeMap<>();
    Map<Integer, List<Resolution.Change>> byWord = new TreeMap<>();
    r.changes().forEach(c -> byWord.computeIfAbsent(packing.word(c.cell()), _ -> new ArrayList<>()).add(c));
    r.changes().forEach(c -> writer.prepare(c.value()));
    byWord.forEach((word, changes) -> changed.put(word, word(word, changes)));
    code.aload(2).iload(3).loadConstant((long) r.label()).lastore();
    boolean few = packing.words() <= FEW_WORDS;
    if (!few) {
      code.aload(0).iload(1).aload(2).iload(3).iconst_1().iadd().loadConstant(packing.words())
          .invokestatic(ClassDesc.of("java.lang.System"), "arraycopy", ARRAYCOPY);
    }
    for (int w = 0; w < packing.words(); w++) {
      Integer local = changed.get(w);
      if (local != null || few) {
        code.aload(2).iload(3).loadConstant(w + 1).iadd().lload(local == null ? writer.word(w) : local).lastore();
      }
    }
  }

  /** A word with some cells changed, in a local variable of its own. */
  private int word(int word, List<Resolution.Change> changes) {
    long keep = -1;
    long constant = 0;
    List<Resolution.Change> computed = new ArrayList<>();
    for (Resolution.Change c : changes) {
      int shift = packing.shift(c.cell());
      keep &= ~(packing.mask(c.cell()) << shift);
      Node value = c.value();
      if (value.isConstant()) {
        constant |= value.k() << shift;
      } else {
        computed.add(c);
      }
    }
    code.lload(writer.word(word)).loadConstant(keep).land();
    if (constant != 0) {
      code.loadConstant(constant).lor();
    }
    for (Resolution.Change c : computed) {
      writer.value(c.value());
      if (packing.shift(c.cell()) > 0) {
        code.loadConstant(packing.shift(c.cell())).lshl();
      }
      code.lor();
    }
    int local = writer.local(TypeKind.LONG);
    code.lstore(local);
    return local;
  }
}
