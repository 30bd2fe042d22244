package baton.checker.naive;

import baton.checker.naive.Claim.Question;
import baton.models.interpreter.Label;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.value.Type;
import baton.models.value.Values;
import baton.properties.Alphabet;
import baton.properties.Automaton;
import baton.properties.Fairness;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * What must be shown of an invariant for it to say that no run violates a claim about infinite runs.
 *
 * <p>A run that does, and neglects no duty, is read by the automaton in some way that it accepts. From some instant on
 * the automaton does not leave a part of it around which every promise is kept, each promise is kept and each weak duty
 * met or not enabled again and again, and a strong duty that is not taken again and again is not enabled any more: the
 * run gives it up there. So rounds, in each of which all that happens, are completed for ever, and none of the runs
 * that are looked at may complete {@code most}. A run whose last step has come has nothing enabled that is a duty.
 */
public final class RoundsShown {
  private final Model model;
  private final Terms terms;
  private final Algebra algebra;
  private final Alphabet alphabet;
  private final Automaton automaton;
  private final Acceptance acceptance;
  private final int most;
  private final int width;
  private final List<Expr> invariant;
  private final SymbolicState any;
  private final Tally tally;
  private final List<Duty> duties;
  private final List<Way> ways = new ArrayList<>();
  private final List<Term> guesses = new ArrayList<>();
  private final List<Term> chosen = new ArrayList<>(); // that exactly one of the ways is chosen
  private final List<Term> given = new ArrayList<>();
  private final Clauses clauses;

  /** An edge from a state of the automaton by which a run that is accepted may go, if it is the one chosen. */
  private record Way(int from, Automaton.Edge edge, Term isChosen) {}

  /** What obliges where. */
  interface Obliging {
    List<Duty> duties(Model model, SymbolicState state);
  }

  private RoundsShown(
      Protocol protocol, Goal.Claim claim, Obliging obliging, int most, List<Expr> invariant,
      BooleanSupplier stop) {
    alphabet = claim.alphabet();
    automaton = claim.refuting();
    this.most = most;
    model = new Model(protocol, stop);
    terms = model.terms;
    algebra = model.algebra;
    acceptance = new Acceptance(automaton);
    width = protocol.variables().size();
    any = model.anyState(given);
    duties = obliging.duties(model, any);
    alphabet.guesses().forEach(_ -> guesses.add(terms.unknownTruth()));
    choices();
    tally = anyTally();
    this.invariant = invariant.stream().map(c -> tally.placed(c, width)).toList();
    List<Term> facts = new ArrayList<>(model.wellFormed(any));
    SymbolicState all = tally.behind(any);
    this.invariant.forEach(c -> facts.add(model.evaluation.holds(c, When.in(all), Bound.NONE)));
    clauses = new Clauses(terms, facts);
    given.addAll(clauses.all());
  }

  /**
   * Initiation, consecution and safety: that no run completes so many rounds.
   *
   * @param fairness of what is declared fair, what must recur in each round
   * @param most how many rounds
   * @param invariant over the state, and behind it what has a name with a {@code #} in {@link Tally}
   * @param stop says when to give up: by {@link Unwritten}, soon after
   */
  public static List<Claim> of(
      Protocol protocol, Goal.Claim claim, List<Fairness.Subject> fairness, int most, List<Expr> invariant,
      BooleanSupplier stop) {
    return of(
        protocol, claim, (model, state) -> fairness.stream().map(s -> Duty.of(s, model, state)).toList(), most,
        invariant, stop);
  }

  static List<Claim> of(
      Protocol protocol, Goal.Claim claim, Obliging obliging, int most, List<Expr> invariant,
      BooleanSupplier stop) {
    RoundsShown shown = new RoundsShown(protocol, claim, obliging, most, invariant, stop);
    return List.of(shown.initiation(), shown.consecution(), shown.safety());
  }

  private void choices() {
    List<Way> open = new ArrayList<>();
    for (int from = 0; from < automaton.edges().size(); from++) {
      for (Automaton.Edge e : automaton.edges().get(from)) {
        if (acceptance.isOpen(e.target())) {
          open.add(new Way(from, e, terms.yes));
        }
      }
    }
    Worth choice = algebra.unknown(new Type.Range(0, Math.max(0, open.size() - 1)), chosen);
    for (int i = 0; i < open.size(); i++) {
      ways.add(new Way(open.get(i).from(), open.get(i).edge(), algebra.equal(choice, algebra.number(i))));
    }
  }

  private Tally anyTally() {
    List<Term> memory = new ArrayList<>();
    alphabet.monitor().bits().forEach(_ -> memory.add(terms.unknownTruth()));
    List<Term> seen = new ArrayList<>();
    for (int i = 0; i < duties.size() + automaton.promises(); i++) {
      seen.add(terms.unknownTruth());
    }
    List<Term> gaveUp = new ArrayList<>();
    duties.forEach(d -> gaveUp.add(d.strong() ? terms.unknownTruth() : terms.no));
    Worth state = algebra.unknown(new Type.Range(0, automaton.edges().size() - 1), given);
    return new Tally(
        memory, state, terms.unknownTruth(), algebra.unknown(new Type.Range(0, most), given), seen, gaveUp);
  }

  private Term isAt(Worth state, int q) {
    return algebra.equal(state, algebra.number(q));
  }

  /** Whether the automaton reads an instant by the way chosen, from where it stands. */
  private Term reads(Worth standing, When instant) {
    List<Term> letters =
        alphabet.atoms().stream().map(a -> model.evaluation.holds(a, instant, Bound.NONE)).toList();
    List<Term> some = new ArrayList<>();
    for (Way way : ways) {
      List<Term> all = new ArrayList<>(List.of(way.isChosen(), isAt(standing, way.from())));
      way.edge().positive().forEach(a -> all.add(letters.get(a)));
      way.edge().negative().forEach(a -> all.add(terms.not(letters.get(a))));
      some.add(terms.and(all));
    }
    return terms.or(some);
  }

  /** An instant as the alphabet reads it: with the guesses and what was remembered before. */
  private When instant(SymbolicState after, List<Term> memory, Optional<Label> did) {
    List<Term> behind = new ArrayList<>(guesses);
    behind.addAll(memory);
    return new When(after.remembering(width, behind), did, Optional.empty(), false);
  }

  private List<Term> remembered(When instant) {
    return alphabet.monitor().updates().stream().map(u -> model.evaluation.holds(u, instant, Bound.NONE)).toList();
  }

  /** Where the way chosen leads. */
  private Worth target() {
    TreeMap<Long, Term> when = new TreeMap<>();
    ways.forEach(w -> when.merge((long) w.edge().target(), w.isChosen(), terms::or));
    return new Worth.Cases(when);
  }

  private Claim initiation() {
    List<Term> typed = new ArrayList<>(chosen);
    List<Question> questions = new ArrayList<>();
    List<Term> none = tally.seen().stream().map(_ -> terms.no).toList();
    List<Term> nothing = duties.stream().map(_ -> terms.no).toList();
    List<Term> before =
        alphabet.monitor().initial().stream().map(v -> terms.truth(v.equals(Values.TRUE))).toList();
    for (Model.Beginning b : model.beginnings(typed)) {
      if (b.taken() == terms.no || ways.isEmpty()) {
        continue;
      }
      When instant = instant(b.state(), before, Optional.empty());
      Tally first = new Tally(remembered(instant), target(), terms.no, algebra.number(0), none, nothing);
      SymbolicState all = first.behind(b.state());
      List<Term> wrong = new ArrayList<>(List.of(terms.not(terms.and(model.wellFormed(b.state())))));
      invariant.forEach(c -> wrong.add(terms.not(model.evaluation.holds(c, When.in(all), Bound.NONE))));
      Term begins = terms.and(b.taken(), reads(algebra.number(0), instant));
      ask(terms.and(begins, terms.or(wrong)), Optional.empty(), b.state(), Optional.empty(), questions);
    }
    return new Claim("initiation", typed, questions);
  }

  private static void ask(
      Term possible, Optional<Label> step, SymbolicState before, Optional<SymbolicState> after, List<Question> into) {
    if (possible.op() != Term.Op.FALSE) {
      into.add(new Question(possible, step, before, after));
    }
  }

  private Claim consecution() {
    List<Term> all = new ArrayList<>(given);
    all.addAll(chosen);
    List<Question> questions = new ArrayList<>();
    if (!ways.isEmpty()) {
      for (Model.Step step : model.steps(any)) {
        if (step.taken() != terms.no) {
          Term moves = terms.and(step.taken(), terms.not(tally.idle()));
          List<Term> taken = duties.stream().map(d -> d.taken().apply(step)).toList();
          instant(moves, step.after(), Optional.of(step.label()), taken, questions);
        }
      }
      Term rests = terms.and(duties.stream().map(d -> terms.not(d.enabled())).toList());
      instant(rests, any, Optional.empty(), duties.stream().map(_ -> terms.no).toList(), questions);
    }
    for (int i = 0; i < duties.size(); i++) {
      if (duties.get(i).strong()) {
        giveUp(i, questions);
      }
    }
    return new Claim("consecution", all, questions);
  }

  /** A step or an idle instant: what the automaton reads of it, and what it counts. */
  private void instant(
      Term moves, SymbolicState after, Optional<Label> did, List<Term> taken, List<Question> questions) {
    When instant = instant(after, tally.memory(), did);
    Tally next = counted(remembered(instant), terms.truth(did.isEmpty()), taken);
    List<Term> kept = new ArrayList<>();
    for (int i = 0; i < duties.size(); i++) {
      kept.add(terms.not(terms.and(tally.gaveUp().get(i), duties.get(i).enabled())));
    }
    Term possible = terms.and(moves, reads(tally.automaton(), instant), terms.and(kept));
    broken(possible, after, next, did, questions);
  }

  private void broken(
      Term possible, SymbolicState after, Tally next, Optional<Label> did, List<Question> questions) {
    Map<Term, Term> becomes = new HashMap<>();
    Difference difference = new Difference(algebra, becomes);
    for (int i = 0; i < width; i++) {
      difference.add(any.get(i), after.get(i));
    }
    tally.difference(next, difference);
    ask(terms.and(possible, clauses.brokenBy(becomes)), did, any, Optional.of(after), questions);
  }

  /** {@code taken}: which duties are. */
  private Tally counted(List<Term> memory, Term idles, List<Term> taken) {
    Term recurs = terms.or(ways.stream()
        .filter(w -> acceptance.mayRecur(w.from(), w.edge())).map(Way::isChosen).toList());
    List<Term> met = new ArrayList<>();
    for (int i = 0; i < duties.size(); i++) {
      Duty duty = duties.get(i);
      Term now = duty.strong() ? tally.gaveUp().get(i) : terms.not(duty.enabled());
      met.add(terms.or(tally.seen().get(i), taken.get(i), now));
    }
    for (int p = 0; p < automaton.promises(); p++) {
      int promise = p;
      List<Term> keeping = ways.stream()
          .filter(w -> !w.edge().postponed().contains(promise)).map(Way::isChosen).toList();
      met.add(terms.or(tally.seen().get(duties.size() + p), terms.or(keeping)));
    }
    Term complete = terms.and(met);
    List<Term> seen = met.stream().map(m -> terms.and(recurs, m, terms.not(complete))).toList();
    Type.Range range = new Type.Range(0, most);
    Worth more = algebra.within(new Numbers(algebra).add(tally.rounds(), algebra.number(1)), range);
    Term counts = terms.and(recurs, complete, terms.not(algebra.equal(tally.rounds(), algebra.number(most))));
    Worth rounds = algebra.ite(counts, more, tally.rounds());
    return new Tally(memory, target(), terms.or(tally.idle(), idles), rounds, seen, tally.gaveUp());
  }

  /** A strong duty that is not enabled is given up, once the automaton is where it may stay. */
  private void giveUp(int duty, List<Question> questions) {
    List<Term> stays = new ArrayList<>();
    for (int q = 0; q < automaton.edges().size(); q++) {
      if (acceptance.mayStay(q)) {
        stays.add(isAt(tally.automaton(), q));
      }
    }
    Term possible = terms.and(
        terms.or(stays), terms.not(tally.gaveUp().get(duty)), terms.not(duties.get(duty).enabled()));
    broken(possible, any, tally.withGaveUp(duty, terms.yes), Optional.empty(), questions);
  }

  private Claim safety() {
    List<Question> questions = new ArrayList<>();
    ask(algebra.equal(tally.rounds(), algebra.number(most)), Optional.empty(), any, Optional.empty(), questions);
    return new Claim("safety", given, questions);
  }
}
