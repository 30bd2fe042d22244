package baton.checker.ground;

import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Protocol.Initialiser;
import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Initial states, for all choices of {@code any} at once, in the order of §5.1 of the semantics. */
final class Initialising {
  private final Protocol protocol;
  private final Layout layout;
  private final Nodes nodes;
  private final Expressions expressions;
  private final Statements statements;
  private final StepEnding stepEnding;

  Initialising(
      Protocol protocol, Layout layout, Expressions expressions, Statements statements, StepEnding stepEnding) {
    this.protocol = protocol;
    this.layout = layout;
    nodes = statements.nodes();
    this.expressions = expressions;
    this.statements = statements;
    this.stepEnding = stepEnding;
  }

  /** The same for another layout, as far as it is asked what a state is. */
  Initialising on(Layout other) {
    return new Initialising(protocol, other, expressions, statements, stepEnding);
  }

  List<Beginning> beginnings(Node[] any) {
    Node[] cells = any.clone();
    Sym begin = new Sym(
        nodes.TRUE, nodes.FALSE, nodes.FALSE, Optional.empty(), new Sym.Cells(cells), Env.EMPTY, null);
    boolean constantsDone = false;
    for (Initialiser initialiser : protocol.initialisers()) {
      if (!constantsDone && initialiser.variable().kind() != Variable.Kind.FREE_CONSTANT) {
        begin = assume(protocol.constantAssumptions(), begin);
        constantsDone = true;
      }
      begin = initialise(initialiser, begin);
    }
    if (!constantsDone) {
      begin = assume(protocol.constantAssumptions(), begin);
    }
    List<Beginning> all = new ArrayList<>();
    for (Sym way : statements.block(protocol.init(), begin)) {
      for (StepEnding.End end : stepEnding.of(begin.cells().nodes(), way, Optional.empty())) {
        Sym ended = new Sym(end.taken(), end.ill(), nodes.FALSE, Optional.empty(), end.cells(), Env.EMPTY, null);
        Sym assumed = assume(protocol.assumptions(), ended);
        if (!assumed.alive().isFalse() || !assumed.ill().isFalse()) {
          all.add(new Beginning(assumed.alive(), assumed.ill(), List.of(assumed.cells().nodes())));
        }
      }
    }
    return all;
  }

  private Sym initialise(Initialiser initialiser, Sym s) {
    Type type = initialiser.variable().type();
    int first = layout.first(initialiser.variable());
    if (initialiser.value().isEmpty()) {
      return s.require(isNormal(Expressions.read(type, s.cells().nodes(), first)), nodes);
    }
    Val v = statements.evaluate(initialiser.value().get(), s);
    Rep stored = expressions.parts().convert(v.rep(), type);
    Node[] cells = s.cells().nodes().clone();
    for (int i = 0; i < stored.leaves().size(); i++) {
      cells[first + i] = stored.leaves().get(i);
    }
    return s.with(cells, null).defined(v.ok(), nodes);
  }

  private Sym assume(List<Expr> assumptions, Sym s) {
    Sym assumed = s;
    for (Expr e : assumptions) {
      Val v = statements.evaluate(e, assumed);
      assumed = assumed.defined(v.ok(), nodes).require(v.leaf(), nodes);
    }
    return assumed;
  }

  /** Whether cells are a state's. */
  Node isNormal(Node[] cells) {
    Node all = nodes.TRUE;
    for (Variable v : layout.variables()) {
      all = nodes.and(all, isNormal(Expressions.read(v.type(), cells, layout.first(v))));
    }
    return all;
  }

  /** Whether leaves are a value's: within bounds, and 0 where a list or an option has nothing. */
  private Node isNormal(Rep rep) {
    return nodes.and(expressions.parts().isOfType(rep), emptyIsZero(rep));
  }

  private Node emptyIsZero(Rep rep) {
    return switch (rep.type()) {
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _, Type.Unbounded _, Type.SetOf _ -> nodes.TRUE;
      case Type.Maybe(Type element) -> {
        if (element.isScalar()) {
          yield nodes.TRUE;
        }
        Rep inner = rep.part(element, 1);
        yield nodes.ite(expressions.parts().present(rep), emptyIsZero(inner), isZero(inner));
      }
      case Type.MapOf map -> parts(rep, map.range(), 0, Values.keyCount(map));
      case Type.Record record -> {
        Node all = nodes.TRUE;
        for (int i = 0; i < record.fields().size(); i++) {
          Rep field = rep.part(record.fields().get(i).type(), expressions.parts().offset(record, i));
          all = nodes.and(all, emptyIsZero(field));
        }
        yield all;
      }
      case Type.ListOf(int capacity, Type element) -> {
        Node all = parts(rep, element, 1, capacity);
        for (int i = 0; i < capacity; i++) {
          all = nodes.and(
              all, nodes.or(expressions.lists().longerThan(rep, i), isZero(expressions.lists().slot(rep, i))));
        }
        yield all;
      }
    };
  }

  private Node parts(Rep rep, Type type, int from, int n) {
    Node all = nodes.TRUE;
    for (int i = 0; i < n; i++) {
      all = nodes.and(all, emptyIsZero(rep.part(type, from + i * Leaves.count(type))));
    }
    return all;
  }

  private Node isZero(Rep rep) {
    Node all = nodes.TRUE;
    for (Node leaf : rep.leaves()) {
      all = nodes.and(all, nodes.equal(leaf, nodes.FALSE));
    }
    return all;
  }
}
