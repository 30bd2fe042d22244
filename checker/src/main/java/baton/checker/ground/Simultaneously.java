package baton.checker.ground;

import baton.models.ir.Stmt;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code for x: T where g { … }}: every iteration from the same state, then their writes merged (§4.5 to §4.8). */
final class Simultaneously {
  private static final int MOST_COMBINATIONS = 4096;

  private final Statements statements;
  private final Nodes nodes;
  private final Parts parts;
  private final Layout layout;

  Simultaneously(Statements statements, Parts parts) {
    this.statements = statements;
    this.parts = parts;
    nodes = statements.nodes();
    layout = statements.layout();
  }

  /** An iteration, and the condition under which there is one. */
  private record Iteration(Node taken, Sym end) {}

  List<Sym> run(Stmt.ForAll loop, Sym s) {
    Node ok = nodes.TRUE;
    List<List<Iteration>> combinations = List.of(List.of());
    for (Value v : Domains.values(loop.domain())) {
      Sym bound = s.with(s.env().with(loop.binder(), parts.literal(v, loop.domain())));
      Val where = statements.evaluate(loop.where(), bound);
      ok = nodes.and(ok, where.ok());
      if (where.leaf().isFalse()) {
        continue;
      }
      Sym begin = new Sym(
          nodes.TRUE, nodes.FALSE, nodes.FALSE, java.util.Optional.empty(), s.cells(), bound.env(), Log.empty(nodes));
      List<Sym> ends = statements.distinct(statements.block(loop.body(), begin));
      List<List<Iteration>> longer = new ArrayList<>();
      for (List<Iteration> combination : combinations) {
        for (Sym end : ends) {
          List<Iteration> c = new ArrayList<>(combination);
          c.add(new Iteration(where.leaf(), end));
          longer.add(c);
        }
      }
      if (longer.size() > MOST_COMBINATIONS) {
        throw new NotLowered("a loop has more than " + MOST_COMBINATIONS + " ways to choose");
      }
      combinations = longer;
    }
    Sym defined = s.defined(ok, nodes);
    return combinations.stream().map(iterations -> merge(iterations, defined)).toList();
  }

  private Sym merge(List<Iteration> iterations, Sym s) {
    Node alive = nodes.TRUE;
    Node ill = nodes.FALSE;
    for (Iteration i : iterations) {
      alive = nodes.and(alive, nodes.implies(i.taken(), i.end().alive()));
      ill = nodes.or(ill, nodes.and(i.taken(), i.end().ill()));
    }
    Merge merge = new Merge(iterations, s);
    Node good = nodes.and(nodes.not(merge.conflict), merge.inRange);
    Sym merged = s.under(
        nodes.and(s.alive(), nodes.and(alive, good)),
        nodes.or(s.ill(), nodes.and(s.alive(), nodes.or(ill, nodes.and(alive, nodes.not(good))))));
    return merged.with(merge.cells, merge.log);
  }

  /** The writes of all iterations of one resolution, applied to the state at the loop's entry. */
  private final class Merge {
    private final List<Iteration> iterations;
    private final Node[] before;
    final Node[] cells;
    @Nullable Log log;
    Node conflict = nodes.FALSE;
    Node inRange = nodes.TRUE;

    Merge(List<Iteration> iterations, Sym s) {
      this.iterations = iterations;
      before = s.cells().nodes();
      cells = before.clone();
      log = s.log();
      java.util.Set<Integer> places = new java.util.TreeSet<>();
      iterations.forEach(i -> log(i).places().forEach(places::add));
      places.forEach(this::place);
    }

    private static Log log(Iteration iteration) {
      Log log = iteration.end().log();
      if (log == null) {
        throw new IllegalStateException("an iteration without a log");
      }
      return log;
    }

    private Log.Entry entry(Iteration i, int place) {
      Log.Entry e = log(i).get(place);
      return new Log.Entry(
          nodes.and(i.taken(), e.assigned()), e.update(), nodes.and(i.taken(), e.changed()), e.delta(),
          nodes.and(i.taken(), e.member()), e.adds());
    }

    /** The leaves of a place in some cells; a membership bit is one leaf. */
    private List<Node> value(Layout.Place place, Node[] in) {
      if (place.bit() >= 0) {
        return List.of(nodes.bit(in[place.cell()], nodes.constant(place.bit())));
      }
      return List.of(in).subList(place.cell(), place.cell() + place.cells());
    }

    private void place(int number) {
      Layout.Place place = layout.places().get(number);
      List<Log.Entry> entries = new ArrayList<>();
      iterations.forEach(i -> entries.add(entry(i, number)));
      Node assigned = nodes.FALSE;
      Node update = nodes.FALSE;
      Node changed = nodes.FALSE;
      Node delta = nodes.FALSE;
      Node member = nodes.FALSE;
      Node adds = nodes.FALSE;
      List<Node> value = value(place, before);
      for (int i = 0; i < entries.size(); i++) {
        Log.Entry e = entries.get(i);
        Node written = e.written(nodes);
        List<Node> own = value(place, iterations.get(i).end().cells().nodes());
        for (int j = 0; j < i; j++) {
          Log.Entry o = entries.get(j);
          Node both = nodes.and(o.written(nodes), written);
          if (!both.isFalse()) {
            List<Node> theirs = value(place, iterations.get(j).end().cells().nodes());
            conflict = nodes.or(conflict, nodes.and(both, nodes.not(agree(o, e, theirs, own))));
          }
        }
        update = nodes.or(update, nodes.and(e.assigned(), e.update()));
        assigned = nodes.or(assigned, e.assigned());
        changed = nodes.or(changed, e.changed());
        delta = nodes.add(delta, nodes.ite(e.changed(), e.delta(), nodes.FALSE));
        member = nodes.or(member, e.member());
        adds = nodes.or(adds, nodes.and(e.member(), e.adds()));
        value = choose(e.assigned(), own, value);
      }
      write(number, place, new Log.Entry(assigned, update, changed, delta, member, adds), value);
    }

    private List<Node> choose(Node condition, List<Node> yes, List<Node> no) {
      List<Node> chosen = new ArrayList<>();
      for (int i = 0; i < yes.size(); i++) {
        chosen.add(nodes.ite(condition, yes.get(i), no.get(i)));
      }
      return chosen;
    }

    private Node agree(Log.Entry a, Log.Entry b, List<Node> x, List<Node> y) {
      Node equal = nodes.TRUE;
      for (int i = 0; i < x.size(); i++) {
        equal = nodes.and(equal, nodes.equal(x.get(i), y.get(i)));
      }
      Node plain = nodes.and(nodes.and(a.assigned(), b.assigned()), nodes.not(nodes.or(a.update(), b.update())));
      Node sums = nodes.and(a.changed(), b.changed());
      Node members = nodes.and(nodes.and(a.member(), b.member()), nodes.equal(a.adds(), b.adds()));
      return nodes.or(nodes.and(plain, equal), nodes.or(sums, members));
    }

    private void write(int number, Layout.Place place, Log.Entry e, List<Node> assignedValue) {
      int cell = place.cell();
      if (place.bit() >= 0) {
        Node bit = nodes.constant(1L << place.bit());
        Node on = nodes.ite(e.assigned(), assignedValue.getFirst(), e.adds());
        Node changed = nodes.ite(on, nodes.bitOr(cells[cell], bit), nodes.bitClear(cells[cell], bit));
        cells[cell] = nodes.ite(nodes.or(e.assigned(), e.member()), changed, cells[cell]);
      } else {
        for (int i = 0; i < place.cells(); i++) {
          cells[cell + i] = assignedValue.get(i); // the old value where nobody assigned it
        }
        if (place.type().isInteger() && !e.changed().isFalse()) {
          Node sum = nodes.add(parts.number(Rep.of(place.type(), before[cell])), e.delta());
          cells[cell] = nodes.ite(e.changed(), parts.ofNumber(sum, place.type()).leaf(), cells[cell]);
          Node checked = log == null ? e.changed() : nodes.and(e.changed(), log.get(number).assigned());
          inRange = nodes.and(inRange, nodes.implies(checked, parts.within(sum, place.type())));
        }
      }
      Log outer = log;
      if (outer != null) {
        log = outer
            .assigned(number, nodes.and(e.assigned(), nodes.not(e.update())), false)
            .assigned(number, nodes.and(e.assigned(), e.update()), true)
            .changed(number, e.changed(), e.delta())
            .member(number, e.member(), e.adds());
      }
    }
  }
}
