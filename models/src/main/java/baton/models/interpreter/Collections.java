package baton.models.interpreter;

import baton.models.ir.Expr;
import baton.models.value.Value;
import baton.models.value.ValueOrder;
import java.util.ArrayList;
import java.util.List;

/** Sets as sorted lists of distinct elements. */
final class Collections {
  private Collections() {}

  static Value set(List<Value> elements) {
    return new Value.Set(elements.stream().distinct().sorted(ValueOrder.INSTANCE).toList());
  }

  static Value combine(Expr.SetOp op, List<Value> left, List<Value> right) {
    return switch (op) {
      case UNION -> {
        List<Value> all = new ArrayList<>(left);
        all.addAll(right);
        yield set(all);
      }
      case DIFFERENCE -> new Value.Set(left.stream().filter(x -> !right.contains(x)).toList());
      case INTERSECTION -> new Value.Set(left.stream().filter(right::contains).toList());
    };
  }
}
