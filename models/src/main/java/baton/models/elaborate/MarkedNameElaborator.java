package baton.models.elaborate;

import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Variable;
import baton.models.source.Code;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import java.util.Optional;
import java.util.OptionalInt;

/** What a name with a {@code #} means: an element, a location, a counter, a bit of memory, what a proof counts. */
final class MarkedNameElaborator {
  private static final Type MANY = new Type.Range(0, 1 << 16); // states of an automaton, rounds
  private static final int NOWHERE = -1;

  private final Shared shared;

  MarkedNameElaborator(Shared shared) {
    this.shared = shared;
  }

  Expr named(Protocol protocol, String name, Span at) {
    int mark = name.indexOf('#');
    String base = name.substring(0, mark);
    String what = name.substring(mark + 1);
    Optional<Expr> found = switch (what) {
      case "where" -> protocol.routine(base).map(r -> new Expr.Read(r.location(), Origin.of(at)));
      case "used" -> protocol.counter(base).or(() -> base.equals("any") ? protocol.counter("") : Optional.empty())
          .map(v -> new Expr.Read(v, Origin.of(at)));
      default -> numbered(protocol, base, what, at)
          .or(() -> base.equals("loop") ? counted(what, at) : Optional.empty());
    };
    return found.orElseThrow(() -> shared.error(
        Code.UNKNOWN_NAME, at, "there is nothing called `" + name + "` here",
        "`Sort#0` is an element, `routine#where` a location, `fault#used` a counter, `memory#0` a bit of memory"));
  }

  /** What stands beside a run whose rounds are counted; where is for the reader to say. */
  private static Optional<Expr> counted(String what, Span at) {
    Optional<Type> type = switch (what) {
      case "automaton", "rounds" -> Optional.of(MANY);
      case "idle" -> Optional.of(Types.BOOL);
      default -> what.matches("(seen|gaveup)[0-9]{1,6}") ? Optional.of(Types.BOOL) : Optional.empty();
    };
    return type.map(t ->
        new Expr.Read(new Variable("loop#" + what, t, Variable.Kind.MONITOR, false, NOWHERE), Origin.of(at)));
  }

  private static Optional<Expr> numbered(Protocol protocol, String base, String what, Span at) {
    OptionalInt n = number(what);
    if (n.isEmpty()) {
      return Optional.empty();
    }
    Optional<Type.Sort> sort = protocol.sorts().stream().filter(s -> s.name().equals(base)).findFirst();
    if (sort.isPresent()) {
      return sort.filter(s -> n.getAsInt() < s.size())
          .map(s -> new Expr.Literal(new Value.Element(s, n.getAsInt()), s, Origin.of(at)));
    }
    int index = protocol.variables().size() + n.getAsInt();
    return base.equals("memory")
        ? Optional.of(new Expr.Read(
            new Variable("memory#" + n.getAsInt(), Types.BOOL, Variable.Kind.MONITOR, false, index), Origin.of(at)))
        : Optional.empty();
  }

  private static OptionalInt number(String text) {
    try {
      int n = Integer.parseInt(text);
      return n >= 0 ? OptionalInt.of(n) : OptionalInt.empty();
    } catch (NumberFormatException _) {
      return OptionalInt.empty();
    }
  }

  /** The position of {@code field#n}, or -1. */
  static int field(Type.Record record, String name) {
    return number(name.substring("field#".length())).orElse(-1) < record.fields().size()
        ? number(name.substring("field#".length())).orElse(-1)
        : -1;
  }
}
