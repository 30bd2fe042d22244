package baton.checker.explicit.code;

import baton.checker.ground.Node;
import baton.checker.ground.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Code as closures: ready at once. */
public final class ClosureProgram implements Program {
  private static final class Write {
    final int word;
    final int shift;
    final long keep;
    final Closures.Code value;

    Write(int word, int shift, long keep, Closures.Code value) {
      this.word = word;
      this.shift = shift;
      this.keep = keep;
      this.value = value;
    }
  }

  private static final class Branch {
    final int label;
    final boolean alone;
    final Closures.Code taken;
    final Write[] writes;

    Branch(int label, boolean alone, Closures.Code taken, Write[] writes) {
      this.label = label;
      this.alone = alone;
      this.taken = taken;
      this.writes = writes;
    }
  }

  private final Closures closures;
  private final int words;
  private final Branch[] branches;
  private final Map<List<Node>, Closures.Code[]> truths = new HashMap<>();
  private final List<Node> illness;

  public ClosureProgram(Text text) {
    Packing packing = text.packing();
    closures = new Closures(packing);
    words = packing.words();
    illness = text.illness();
    for (Way way : text.ways()) {
      closures.count(way.resolution().taken());
      way.resolution().changes().forEach(c -> closures.count(c.value()));
    }
    illness.forEach(closures::count);
    text.asked().forEach(nodes -> nodes.forEach(closures::count));
    List<Branch> compiled = new ArrayList<>();
    for (Way way : text.ways()) {
      Resolution r = way.resolution();
      Write[] writes = r.changes().stream()
          .map(c -> new Write(
              packing.word(c.cell()), packing.shift(c.cell()), ~(packing.mask(c.cell()) << packing.shift(c.cell())),
              closures.compile(c.value())))
          .toArray(Write[]::new);
      compiled.add(new Branch(r.label(), way.alone(), closures.compile(r.taken()), writes));
    }
    branches = compiled.toArray(Branch[]::new);
    compile(illness);
    text.asked().forEach(this::compile);
  }

  private void compile(List<Node> nodes) {
    truths.put(nodes, nodes.stream().map(closures::compile).toArray(Closures.Code[]::new));
  }

  @Override
  public int most() {
    return branches.length;
  }

  @Override
  public Truths ill() {
    return truths(illness);
  }

  @Override
  public Truths truths(List<Node> nodes) {
    Closures.Code[] codes = Optional.ofNullable(truths.get(nodes)).orElseThrow();
    Closures.Frame f = closures.frame();
    return (pre, preAt, did, post, postAt) -> {
      f.pre = pre;
      f.preAt = preAt;
      f.did = did;
      f.post = post;
      f.postAt = postAt;
      f.begin();
      long all = 0;
      for (int i = 0; i < codes.length; i++) {
        all |= codes[i].run(f) << i;
      }
      return all;
    };
  }

  @Override
  public Stepper stepper() {
    Closures.Frame f = closures.frame();
    return (in, at, out, from) -> expand(f, in, at, out, from);
  }

  private int expand(Closures.Frame f, long[] in, int at, long[] out, int from) {
    f.pre = in;
    f.preAt = at;
    f.begin();
    int stride = words + 1;
    int o = from;
    int group = from;
    int last = -1;
    for (Branch b : branches) {
      if (b.taken.run(f) == 0) {
        continue;
      }
      if (b.label != last) {
        last = b.label;
        group = o;
      }
      out[o] = b.label;
      System.arraycopy(in, at, out, o + 1, words);
      for (Write w : b.writes) {
        out[o + 1 + w.word] = out[o + 1 + w.word] & w.keep | w.value.run(f) << w.shift;
      }
      if (b.alone || !Successors.isIn(out, group, o, stride)) {
        o += stride;
      }
    }
    return o;
  }
}
