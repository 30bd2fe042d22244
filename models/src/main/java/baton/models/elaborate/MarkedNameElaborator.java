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

/** What a name with a {@code #} means: an element, a location, a counter, a bit of memory. */
final class MarkedNameElaborator {
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
      default -> numbered(protocol, base, what, at);
    };
    return found.orElseThrow(() -> shared.error(
        Code.UNKNOWN_NAME, at, "there is nothing called `" + name + "` here",
        "`Sort#0` is an element, `routine#where` a location, `fault#used` a counter, `memory#0` a bit of memory"));
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
            new Variable("memory", Types.BOOL, Variable.Kind.MONITOR, false, index), Origin.of(at)))
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
