package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the binders of one action body stand for, as far as the text tells. */
final class Meanings {
  private final Map<Binder, List<Expr>> known = new HashMap<>();

  void put(Binder binder, List<Expr> values) {
    known.put(binder, List.copyOf(values));
  }

  boolean isUpdate(Expr value, Target target) {
    return new Mentions(known).mentions(value, target);
  }
}
