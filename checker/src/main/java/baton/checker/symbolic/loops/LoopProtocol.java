package baton.checker.symbolic.loops;

import baton.checker.ground.Beginning;
import baton.checker.ground.FairPlace;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Layout;
import baton.checker.ground.Leaves;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import baton.checker.ground.Resolution;
import baton.checker.liveness.Recurring;
import baton.models.interpreter.Label;
import baton.models.ir.Protocol;
import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.models.value.Values;
import baton.properties.Alphabet;
import baton.properties.Automaton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A protocol with an automaton that reads its runs, and a {@link Watch}: lowered again, with more variables, more ways
 * to take each step, and idle instants as steps.
 */
final class LoopProtocol {
  /** The label of an idle instant. */
  static final String IDLE = "loop.idle";

  private final Lowered lowered;
  private final GroundProtocol ground;
  private final Nodes nodes;
  private final List<FairPlace> fair;
  private final Alphabet alphabet;
  private final Automaton automaton;
  private final Recurring recurring;
  private final boolean idleAnywhere;
  private final int bits;
  private final List<Node> atoms = new ArrayList<>();
  private final List<Node> updates = new ArrayList<>();
  private final List<Variable> memory = new ArrayList<>();
  private final Variable state;
  private final Variable idle;

  /** {@code idleAnywhere}: a run may go idle even where fairness forbids that it stays so. */
  LoopProtocol(
      Lowered lowered, List<FairPlace> fair, Alphabet alphabet, Automaton automaton, boolean idleAnywhere) {
    this.lowered = lowered;
    this.fair = fair;
    this.alphabet = alphabet;
    this.automaton = automaton;
    this.idleAnywhere = idleAnywhere;
    recurring = new Recurring(automaton);
    ground = lowered.protocol();
    nodes = ground.nodes();
    int first = ground.layout().variables().size();
    bits = alphabet.monitor().bits().size();
    for (int i = 0; i < bits; i++) {
      memory.add(Terms.flag("memory#" + i, first + i));
    }
    state = Terms.number("loop#automaton", automaton.edges().size() - 1, first + bits);
    idle = Terms.flag("loop#idle", first + bits + 1);
    int extra = alphabet.guesses().size() + bits;
    alphabet.atoms().forEach(a -> atoms.add(lowered.instant(a, extra).holds()));
    alphabet.monitor().updates().forEach(u -> updates.add(lowered.instant(u, extra).holds()));
  }

  /** The index that the first variable of a watch must have. */
  int firstOfWatch() {
    return idle.index() + 1;
  }

  /** The automaton's state. */
  Variable automaton() {
    return state;
  }

  /** What can change in a run, apart from a watch. */
  List<Variable> changing() {
    Set<Integer> changed = new LinkedHashSet<>();
    ground.resolutions().forEach(r -> r.changes().forEach(c -> changed.add(c.cell())));
    List<Variable> all = new ArrayList<>();
    for (Variable v : ground.layout().variables()) {
      int from = ground.layout().first(v);
      int end = from + Leaves.count(v.type());
      if (changed.stream().anyMatch(c -> c >= from && c < end)) {
        all.add(v);
      }
    }
    all.addAll(memory);
    all.add(state);
    all.add(idle);
    return all;
  }

  /** All of it, lowered. */
  Lowered with(Watch watch) {
    List<Variable> more = new ArrayList<>(memory);
    more.add(state);
    more.add(idle);
    more.addAll(watch.variables());
    Layout layout = lowered.layoutWith(more);
    Cells cells = new Cells(nodes, layout);
    List<Label> labels = new ArrayList<>(ground.labels());
    List<Resolution> resolutions = new ArrayList<>();
    for (Resolution r : ground.resolutions()) {
      Map<Integer, Node> changes = new LinkedHashMap<>();
      r.changes().forEach(c -> changes.put(c.cell(), c.value()));
      List<Node> taken = fair.stream()
          .map(f -> f.labels().contains(r.label()) ? f.where() : nodes.bool(false)).toList();
      List<Node> enabled = fair.stream().map(FairPlace::enabled).toList();
      Node now = nodes.and(r.taken(), nodes.not(cells.of(idle)));
      moves(r.label(), now, changes, taken, enabled, r.label(), watch, cells, resolutions);
    }
    Node mayIdle = idleAnywhere ? nodes.bool(true)
        : fair.stream().map(f -> nodes.not(f.enabled())).reduce(nodes.bool(true), nodes::and);
    List<Node> none = fair.stream().map(_ -> nodes.bool(false)).toList();
    moves(labels.size(), mayIdle, Map.of(), none, none, -1, watch, cells, resolutions);
    labels.add(new Label(IDLE, List.of()));
    for (Watch.Own own : watch.own(fair, recurring(cells), cells)) {
      Map<Integer, Node> changes = new LinkedHashMap<>();
      own.changes().forEach((v, values) -> put(changes, layout.first(v), values));
      add(labels.size(), own.taken(), changes, resolutions);
      labels.add(new Label(own.name(), List.of()));
    }
    GroundProtocol all = new GroundProtocol(
        protocol(layout.variables()), nodes, layout, labels, ground.faults(), resolutions, ground.terminal());
    return lowered.extended(all, beginnings(layout));
  }

  private static void put(Map<Integer, Node> changes, int first, List<Node> values) {
    for (int i = 0; i < values.size(); i++) {
      changes.put(first + i, values.get(i));
    }
  }

  private Node recurring(Cells cells) {
    Node some = nodes.bool(false);
    for (int q = 0; q < automaton.edges().size(); q++) {
      some = recurring.mayRecur(q, q) ? nodes.or(some, nodes.equal(cells.of(state), nodes.constant(q))) : some;
    }
    return some;
  }

  /** One step or idle instant, for each guess and each edge by which the automaton can read what comes of it. */
  private void moves(
      int label, Node now, Map<Integer, Node> changes, List<Node> taken, List<Node> enabled, int did, Watch watch,
      Cells cells, List<Resolution> into) {
    for (int guess = 0; guess < 1 << alphabet.guesses().size(); guess++) {
      Map<Node, Node> leaves = leaves(guess, did);
      for (int c = 0; c < ground.layout().cells(); c++) {
        leaves.put(
            nodes.next(c, ground.layout().greatest(c)), changes.getOrDefault(c, cells.at(c)));
      }
      for (int i = 0; i < bits; i++) {
        leaves.put(bit(i), cells.of(memory.get(i)));
      }
      Map<Integer, Node> letters = new HashMap<>();
      Map<Integer, Node> remembered = remembered(leaves, cells.layout());
      for (int q = 0; q < automaton.edges().size(); q++) {
        for (Automaton.Edge e : automaton.edges().get(q)) {
          BitSet kept = new BitSet();
          kept.set(0, automaton.promises());
          e.postponed().forEach(kept::clear);
          Watch.Move move = new Watch.Move(taken, enabled, recurring.mayRecur(q, e.target()), kept);
          Node here = nodes.and(now, nodes.equal(cells.of(state), nodes.constant(q)));
          Node reads = nodes.and(here, nodes.and(reads(e, leaves, letters), watch.guard(move, cells)));
          if (recurring.mayBeAccepted(e.target()) && !(reads.isConstant() && reads.k() == 0)) {
            Map<Integer, Node> all = new LinkedHashMap<>(changes);
            all.putAll(remembered);
            all.put(cells.layout().first(state), nodes.constant(e.target()));
            if (did < 0) {
              all.put(cells.layout().first(idle), nodes.bool(true));
            }
            watch.changes(move, cells).forEach((v, value) -> all.put(cells.layout().first(v), value));
            add(label, reads, all, into);
          }
        }
      }
    }
  }

  private Node bit(int i) {
    return nodes.cell(ground.layout().cells() + alphabet.guesses().size() + i, 1);
  }

  /** What a guess and the step are, for formulas about an instant. */
  private Map<Node, Node> leaves(int guess, int did) {
    Map<Node, Node> leaves = new HashMap<>();
    for (int g = 0; g < alphabet.guesses().size(); g++) {
      leaves.put(nodes.cell(ground.layout().cells() + g, 1), nodes.bool((guess >> g & 1) == 1));
    }
    leaves.put(nodes.did(ground.labels().size()), nodes.constant(did));
    return leaves;
  }

  private Map<Integer, Node> remembered(Map<Node, Node> leaves, Layout layout) {
    Map<Integer, Node> behind = new LinkedHashMap<>();
    for (int i = 0; i < bits; i++) {
      behind.put(layout.first(memory.get(i)), nodes.substitute(updates.get(i), leaves));
    }
    return behind;
  }

  private Node reads(Automaton.Edge e, Map<Node, Node> leaves, Map<Integer, Node> letters) {
    Node all = nodes.bool(true);
    for (int a : e.positive()) {
      all = nodes.and(all, letter(a, leaves, letters));
    }
    for (int a : e.negative()) {
      all = nodes.and(all, nodes.not(letter(a, leaves, letters)));
    }
    return all;
  }

  private Node letter(int atom, Map<Node, Node> leaves, Map<Integer, Node> letters) {
    return letters.computeIfAbsent(atom, a -> nodes.substitute(atoms.get(a), leaves));
  }

  private void add(int label, Node taken, Map<Integer, Node> changes, List<Resolution> into) {
    List<Resolution.Change> all = new ArrayList<>();
    changes.entrySet().stream().sorted(Map.Entry.comparingByKey())
        .forEach(c -> all.add(new Resolution.Change(c.getKey(), c.getValue())));
    into.add(new Resolution(label, taken, nodes.bool(false), all));
  }

  private List<Beginning> beginnings(Layout layout) {
    List<Beginning> all = new ArrayList<>();
    for (Beginning b : lowered.beginnings()) {
      for (int guess = 0; guess < 1 << alphabet.guesses().size(); guess++) {
        Map<Node, Node> leaves = leaves(guess, -1);
        for (int c = 0; c < ground.layout().cells(); c++) {
          leaves.put(nodes.next(c, ground.layout().greatest(c)), b.cells().get(c));
        }
        for (int i = 0; i < bits; i++) {
          leaves.put(bit(i), nodes.bool(alphabet.monitor().initial().get(i).equals(Values.TRUE)));
        }
        Map<Integer, Node> remembered = remembered(leaves, layout);
        Map<Integer, Node> letters = new HashMap<>();
        for (Automaton.Edge e : automaton.edges().getFirst()) {
          List<Node> cells = new ArrayList<>(b.cells());
          for (int c = cells.size(); c < layout.cells(); c++) {
            cells.add(remembered.getOrDefault(c, nodes.bool(false)));
          }
          cells.set(layout.first(state), nodes.constant(e.target()));
          Node taken = nodes.and(b.taken(), reads(e, leaves, letters));
          if (recurring.mayBeAccepted(e.target()) && !(taken.isConstant() && taken.k() == 0)) {
            all.add(new Beginning(taken, nodes.bool(false), cells));
          }
        }
      }
    }
    return all;
  }

  /** Elements are told apart, by fairness and by the claim. */
  private Protocol protocol(List<Variable> variables) {
    Protocol p = ground.protocol();
    List<String> fixed = new ArrayList<>();
    for (Type.Sort sort : p.sorts()) {
      for (int i = 0; i < sort.size(); i++) {
        fixed.add(sort.name() + "#" + i);
      }
    }
    return new Protocol(
        p.name(), p.doc(), p.sorts(), p.unsized(), fixed, p.constants(), variables, p.constantAssumptions(),
        p.initialisers(), p.init(), p.assumptions(), p.places(), p.routines(), p.budgets(), p.totalBudget(),
        p.terminal(), p.properties(), p.measures(), p.plans(), p.bugs(), p.expectations(), p.alsoWith());
  }
}
