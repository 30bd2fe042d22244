package baton.checker.ground;

import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;

/** What a variable that is bound can stand for: every value of a type, or the elements of a set or list. */
final class Domains {
  private final Nodes nodes;
  private final Expressions expressions;

  Domains(Nodes nodes, Expressions expressions) {
    this.nodes = nodes;
    this.expressions = expressions;
  }

  /** A possible element of a domain, and whether it is one. */
  record Element(Rep value, Node present) {}

  record Elements(List<Element> elements, Node ok) {}

  /** The elements of a domain, each once, in the reporting order as far as that is known. */
  Elements of(Domain domain, View view, Env env) {
    List<Element> elements = new ArrayList<>();
    switch (domain) {
      case Domain.Every(Type type) -> {
        for (Value v : values(type)) {
          elements.add(new Element(expressions.parts().literal(v, type), nodes.TRUE));
        }
        return new Elements(elements, nodes.TRUE);
      }
      case Domain.Within(Expr collection) -> {
        Val c = expressions.lower(collection, view, env);
        Type element = domain.element();
        if (collection.type() instanceof Type.SetOf) {
          for (Value v : values(element)) {
            Rep x = expressions.parts().literal(v, element);
            elements.add(new Element(x, expressions.parts().contains(c.rep(), x)));
          }
        } else {
          int capacity = ((Type.ListOf) collection.type()).capacity();
          for (int i = 0; i < capacity; i++) {
            Rep x = expressions.lists().slot(c.rep(), i);
            Node first = expressions.lists().longerThan(c.rep(), i);
            for (int j = 0; j < i; j++) {
              first = nodes.and(first, nodes.not(expressions.parts().equal(expressions.lists().slot(c.rep(), j), x)));
            }
            elements.add(new Element(x, first));
          }
        }
        return new Elements(elements, c.ok());
      }
    }
  }

  /** All values of a type, in their order. */
  static List<Value> values(Type type) {
    if (Values.cardinality(type).bitLength() > 16) {
      throw new NotLowered(type + " has too many values to go through");
    }
    return Values.all(type);
  }
}
