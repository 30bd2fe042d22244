package baton.checker.explicit;

import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Resolution;
import java.util.ArrayList;
import java.util.List;

/** Successors by closures: ready at once. */
final class ClosureStepper implements Stepper {
  /** A write of a cell. */
  private record Write(int word, int shift, long mask, Closures.Code value) {}

  private static final class Branch {
    final int label;
    final boolean action;
    final Closures.Code taken;
    final Closures.Code ill;
    final boolean canBeIll;
    final Write[] writes;

    Branch(int label, boolean action, Closures.Code taken, Closures.Code ill, boolean canBeIll, Write[] writes) {
      this.label = label;
      this.action = action;
      this.taken = taken;
      this.ill = ill;
      this.canBeIll = canBeIll;
      this.writes = writes;
    }
  }

  private final int words;
  private final Branch[] branches;
  private final Closures.Frame frame;

  private ClosureStepper(int words, Branch[] branches, Closures.Frame frame) {
    this.words = words;
    this.branches = branches;
    this.frame = frame;
  }

  static ClosureStepper of(GroundProtocol ground, Packing packing) {
    Closures closures = new Closures(packing, packing);
    for (Resolution r : ground.resolutions()) {
      closures.count(r.taken());
      closures.count(r.ill());
      r.changes().forEach(c -> closures.count(c.value()));
    }
    List<Branch> branches = new ArrayList<>();
    for (Resolution r : ground.resolutions()) {
      List<Write> writes = new ArrayList<>();
      for (Resolution.Change c : r.changes()) {
        writes.add(new Write(
            packing.word(c.cell()), packing.shift(c.cell()), ~(packing.mask(c.cell()) << packing.shift(c.cell())),
            closures.compile(c.value())));
      }
      boolean canBeIll = !(r.ill().isConstant() && r.ill().k() == 0);
      branches.add(new Branch(
          r.label(), !ground.faults().contains(r.label()), closures.compile(r.taken()), closures.compile(r.ill()),
          canBeIll, writes.toArray(Write[]::new)));
    }
    return new ClosureStepper(packing.words(), branches.toArray(Branch[]::new), closures.frame());
  }

  /** The same code for another thread. */
  ClosureStepper again(Closures.Frame own) {
    return new ClosureStepper(words, branches, own);
  }

  @Override
  public int most() {
    return branches.length;
  }

  @Override
  public int expand(long[] in, int at, long[] out) {
    Closures.Frame f = frame;
    f.pre = in;
    f.preAt = at;
    f.begin();
    int stride = words + 1;
    int flags = 0;
    int o = 0;
    int group = 0;
    int last = -1;
    for (Branch b : branches) {
      if (b.canBeIll && b.ill.run(f) != 0) {
        flags |= b.action ? ILL | ACTION : ILL;
      }
      if (b.taken.run(f) == 0) {
        continue;
      }
      if (b.action) {
        flags |= ACTION;
      }
      if (b.label != last) {
        last = b.label;
        group = o;
      }
      out[o] = b.label;
      System.arraycopy(in, at, out, o + 1, words);
      for (Write w : b.writes) {
        out[o + 1 + w.word] = out[o + 1 + w.word] & w.mask | w.value.run(f) << w.shift;
      }
      if (!Successors.isIn(out, group, o, stride)) {
        o += stride;
      }
    }
    return flags | o / stride;
  }
}
