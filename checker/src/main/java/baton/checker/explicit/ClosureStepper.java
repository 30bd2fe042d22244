package baton.checker.explicit;

import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Resolution;
import java.util.ArrayList;
import java.util.List;

/** Successors by closures: ready at once. */
final class ClosureStepper implements Stepper {
  /** A write of a cell. */
  private record Write(int word, int shift, long mask, Closures.Code value) {}

  private record Branch(int label, boolean alone, Closures.Code taken, List<Write> writes) {}

  private record Illness(boolean action, Closures.Code condition) {}

  /** The code, compiled once for all threads. */
  static final class Program {
    private final Closures closures;
    private final int words;
    private final Branch[] branches;
    private final Illness[] illnesses;

    private Program(Closures closures, int words, List<Branch> branches, List<Illness> illnesses) {
      this.closures = closures;
      this.words = words;
      this.branches = branches.toArray(Branch[]::new);
      this.illnesses = illnesses.toArray(Illness[]::new);
    }

    ClosureStepper stepper() {
      return new ClosureStepper(this);
    }
  }

  private final Program program;
  private final Closures.Frame frame;

  private ClosureStepper(Program program) {
    this.program = program;
    frame = program.closures.frame();
  }

  static Program compile(GroundProtocol ground, Packing packing) {
    Closures closures = new Closures(packing);
    for (Resolution r : ground.resolutions()) {
      closures.count(r.taken());
      closures.count(r.ill());
      r.changes().forEach(c -> closures.count(c.value()));
    }
    List<Branch> branches = new ArrayList<>();
    List<Illness> illnesses = new ArrayList<>();
    for (int i = 0; i < ground.resolutions().size(); i++) {
      Resolution r = ground.resolutions().get(i);
      if (!r.ill().isConstant() || r.ill().k() != 0) {
        illnesses.add(new Illness(!ground.faults().contains(r.label()), closures.compile(r.ill())));
      }
      if (r.taken().isConstant() && r.taken().k() == 0) {
        continue;
      }
      List<Write> writes = new ArrayList<>();
      for (Resolution.Change c : r.changes()) {
        writes.add(new Write(
            packing.word(c.cell()), packing.shift(c.cell()), ~(packing.mask(c.cell()) << packing.shift(c.cell())),
            closures.compile(c.value())));
      }
      branches.add(new Branch(r.label(), ground.isAlone(i), closures.compile(r.taken()), List.copyOf(writes)));
    }
    return new Program(closures, packing.words(), branches, illnesses);
  }

  @Override
  public int most() {
    return program.branches.length;
  }

  @Override
  public int expand(long[] in, int at, long[] out, int from) {
    Closures.Frame f = frame;
    f.pre = in;
    f.preAt = at;
    f.begin();
    int words = program.words;
    int stride = words + 1;
    int o = from;
    int group = from;
    int last = -1;
    for (Branch b : program.branches) {
      if (b.taken.run(f) == 0) {
        continue;
      }
      if (b.label != last) {
        last = b.label;
        group = o;
      }
      out[o] = b.label;
      System.arraycopy(in, at, out, o + 1, words);
      for (int i = 0; i < b.writes.size(); i++) {
        Write w = b.writes.get(i);
        out[o + 1 + w.word] = out[o + 1 + w.word] & w.mask | w.value.run(f) << w.shift;
      }
      if (b.alone || !Successors.isIn(out, group, o, stride)) {
        o += stride;
      }
    }
    return o;
  }

  @Override
  public int ill(long[] in, int at) {
    if (program.illnesses.length == 0) {
      return 0;
    }
    frame.pre = in;
    frame.preAt = at;
    frame.begin();
    int result = 0;
    for (Illness i : program.illnesses) {
      if (i.condition.run(frame) != 0) {
        result |= i.action ? ILL | ACTION_ILL : ILL;
      }
    }
    return result;
  }
}
