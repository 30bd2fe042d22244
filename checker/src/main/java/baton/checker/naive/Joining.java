package baton.checker.naive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings ways together again that differ only by the branches taken. */
final class Joining {
  private final Algebra algebra;
  private final Terms terms;

  Joining(Algebra algebra) {
    this.algebra = algebra;
    terms = algebra.terms;
  }

  private record Kind(List<Object> choices, boolean returned) {}

  /** One way for each list of choices, of those that go on, and one of those that have returned. */
  List<Way> join(List<Way> ways) {
    Map<Kind, Way> joined = new LinkedHashMap<>();
    for (Way way : ways) {
      joined.merge(new Kind(way.choices(), way.returned().isPresent()), way, this::join);
    }
    return new ArrayList<>(joined.values());
  }

  private Way join(Way a, Way b) {
    Term c = a.when();
    List<Worth> values = Algebra.zip(a.state().values(), b.state().values(), (x, y) -> algebra.ite(c, x, y));
    Bound bound = a.bound().join(b.bound(), (x, y) -> algebra.ite(c, x, y));
    Optional<Writes> writes = a.writes().map(w -> w.ite(c, b.writes().orElseThrow(), algebra));
    Optional<Way.Returned> returned = a.returned().map(r -> new Way.Returned(
        r.value().map(x -> algebra.ite(c, x, b.returned().orElseThrow().value().orElseThrow()))));
    return new Way(
        a.choices(), terms.or(a.when(), b.when()), terms.ite(c, a.ill(), b.ill()), terms.ite(c, a.off(), b.off()),
        new SymbolicState(values), bound, writes, returned);
  }
}
