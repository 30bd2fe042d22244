package baton.checker.liveness;

import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Rewrite;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.properties.Goal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Claims that say the same of other elements of sorts. A protocol cannot tell its elements apart (§11.1 of the
 * semantics), nor can its fairness: such claims are all true or all false, so that one of them need be judged.
 */
public final class Claims {
  private final Protocol protocol;
  private final Map<Value.Element, Value.Element> names = new HashMap<>();
  private final Map<Type.Sort, Integer> used = new HashMap<>();

  private Claims(Protocol protocol) {
    this.protocol = protocol;
  }

  /** The first of each kind, in order. */
  public static List<Goal.Claim> different(Protocol protocol, List<Goal.Claim> claims) {
    if (!claims.stream().allMatch(c -> isPlain(c.stated()))) {
      return claims;
    }
    Set<Expr> seen = new HashSet<>();
    return claims.stream().filter(c -> seen.add(new Claims(protocol).renamed(c.stated()))).toList();
  }

  /** Whether elements are named by themselves only, not within sets, records or lists. */
  private static boolean isPlain(Expr e) {
    boolean plain = !(e instanceof Expr.Literal(Value value, _, _)) || switch (value) {
      case Value.Element _, Value.Bool _, Value.Int _, Value.Enumerator _, Value.None _ -> true;
      case Value.Set _, Value.Map _, Value.Record _, Value.Sequence _ -> false;
    };
    return plain && Children.of(e).stream().allMatch(Claims::isPlain);
  }

  /** The same with elements numbered as they come; those that are named from outside keep their numbers. */
  private Expr renamed(Expr e) {
    if (e instanceof Expr.Literal(Value.Element element, Type type, var at)) {
      return new Expr.Literal(names.computeIfAbsent(element, this::next), type, at);
    }
    return Rewrite.children(e, this::renamed);
  }

  private boolean isFixed(Type.Sort sort, int number) {
    return protocol.fixedElements().contains(sort.name() + "#" + number);
  }

  private Value.Element next(Value.Element element) {
    if (isFixed(element.type(), element.index())) {
      return element;
    }
    int number = used.getOrDefault(element.type(), 0);
    while (isFixed(element.type(), number)) {
      number++;
    }
    used.put(element.type(), number + 1);
    return new Value.Element(element.type(), number);
  }
}
