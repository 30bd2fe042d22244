package baton.checker.naive;

import baton.models.ir.Binder;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** What names stand for: one, and others, of which there are few. */
final class Bound {
  static final Bound NONE = new Bound();

  private final int binder;
  private final Worth worth;
  private final Bound others;

  /** Of nothing; stands behind all others. */
  private Bound() {
    binder = -1;
    worth = new Worth.Parts(List.of());
    others = this;
  }

  private Bound(int binder, Worth worth, Bound others) {
    this.binder = binder;
    this.worth = worth;
    this.others = others;
  }

  Bound with(Binder name, Worth value) {
    return new Bound(name.id(), value, this);
  }

  Bound with(List<Binder> binders, List<? extends Worth> values) {
    Bound all = this;
    for (int i = 0; i < binders.size(); i++) {
      all = all.with(binders.get(i), values.get(i));
    }
    return all;
  }

  Worth get(Binder name) {
    return find(name.id())
        .orElseThrow(() -> new IllegalStateException("`" + name.name() + "` is not bound"));
  }

  @SuppressWarnings("ReferenceEquality") // there is one that is the last
  private Optional<Worth> find(int id) {
    for (Bound b = this; b != NONE; b = b.others) {
      if (b.binder == id) {
        return Optional.of(b.worth);
      }
    }
    return Optional.empty();
  }

  /** What is bound in both, to one or the other value. */
  @SuppressWarnings("ReferenceEquality") // there is one that is the last
  Bound join(Bound other, BinaryOperator<Worth> either) {
    Bound joined = NONE;
    for (Bound b = this; b != NONE; b = b.others) {
      Optional<Worth> there = other.find(b.binder);
      if (there.isPresent() && joined.find(b.binder).isEmpty()) { // else it is hidden
        joined = new Bound(b.binder, either.apply(b.worth, there.get()), joined);
      }
    }
    return joined;
  }
}
