package baton.checker.certificate;

import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.NotLowered;
import baton.checker.naive.Claim;
import baton.checker.naive.Showing;
import baton.checker.naive.Unwritten;
import baton.checker.z3.Z3Library;
import baton.checker.z3.Z3Prover;
import baton.models.interpreter.Cancelled;
import baton.models.interpreter.Label;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.source.Diagnostic;
import baton.models.value.State;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Shows a proof to be one, twice: from its text by Z3 on the naive encoding, and by SMTInterpol on the obligations in
 * SMT-LIB. The engine that found it has no part in that.
 */
public final class Recheck {
  /** The name of the first way. */
  public static final String BY_Z3 = "Z3";

  /** The name of the second way. */
  public static final String BY_SMTINTERPOL = "SMTInterpol";

  private static final int PATIENCE = 1 << 12; // questions whether to go on, for each obligation

  private final Optional<Z3Library> z3;
  private final Shapes shapes = new Shapes();

  /** {@code z3}: the library of Z3; empty: by SMTInterpol alone. */
  public Recheck(Optional<Z3Library> z3) {
    this.z3 = z3;
  }

  /** What it comes to. */
  public sealed interface Outcome {
    /**
     * It is one, and shows the goal.
     *
     * @param by who says so
     * @param notes who could not be asked, and why
     */
    record Shown(List<String> by, List<String> notes) implements Outcome {
      public Shown {
        by = List.copyOf(by);
        notes = List.copyOf(notes);
      }
    }

    /**
     * It is not.
     *
     * @param obligation which one fails
     * @param why a state that shows it, where the solver gives one
     */
    record Refuted(String obligation, String by, Optional<Failure> why) implements Outcome {}

    /** Nobody can tell. */
    record Open(String why) implements Outcome {}
  }

  /**
   * A state that should not be.
   *
   * @param step the step from it that goes wrong, if one does
   * @param after where that leads
   */
  public record Failure(State state, Optional<Label> step, Optional<State> after) {}

  /** Asks both of an inductive invariant; stops soon after {@code stop} says so. */
  public Outcome of(Protocol protocol, Goal goal, List<Expr> invariant, BooleanSupplier stop) {
    try (Session session = open(protocol, stop)) {
      return session.of(goal, invariant);
    }
  }

  /** The same of induction over runs of {@code depth} steps, as {@link Session#ofInduction} has it. */
  public Outcome ofInduction(Protocol protocol, Goal goal, int depth, BooleanSupplier stop) {
    try (Session session = open(protocol, stop)) {
      return session.ofInduction(goal, depth);
    }
  }

  /** To ask about several proofs of a protocol, until {@code stop} says so: what they have in common is written once. */
  public Session open(Protocol protocol, BooleanSupplier stop) {
    return new Session(protocol, stop);
  }

  /** Questions about one protocol, by one thread at a time. What went wrong is forgotten. */
  public final class Session implements AutoCloseable {
    private final Protocol protocol;
    private final BooleanSupplier stop;
    private Optional<Encoded> kept = Optional.empty();

    private Session(Protocol protocol, BooleanSupplier stop) {
      this.protocol = protocol;
      this.stop = stop;
    }

    /** Asks both of an inductive invariant. */
    public Outcome of(Goal goal, List<Expr> invariant) {
      return ask(e -> judge(
          protocol, goal, e.prover, () -> e.naively.of(goal, invariant, stop).stream(),
          () -> Obligations.of(e.lowered(stop), goal, invariant), Integer.MAX_VALUE, stop));
    }

    /**
     * Asks both of induction over runs of {@code depth} steps. Long runs are easy for solvers of clauses and hard for those
     * of arithmetic: what Z3 has shown, SMTInterpol is asked with limited patience.
     */
    public Outcome ofInduction(Goal goal, int depth) {
      return ask(e -> judge(
          protocol, goal, e.prover, () -> e.naively.byInduction(goal, depth, stop).stream(),
          () -> InductionObligations.of(e.lowered(stop), goal, depth), PATIENCE, stop));
    }

    private Outcome ask(Function<Encoded, Outcome> question) {
      Encoded encoded = kept.orElseGet(() -> new Encoded(protocol, stop));
      kept = Optional.empty();
      try {
        Outcome outcome = question.apply(encoded);
        if (outcome instanceof Outcome.Shown(var by, _) && by.size() == 2) {
          kept = Optional.of(encoded);
        }
        return outcome;
      } finally {
        if (kept.isEmpty()) {
          encoded.prover.close();
        }
      }
    }

    @Override
    public void close() {
      kept.ifPresent(e -> e.prover.close());
      kept = Optional.empty();
    }
  }

  /** A protocol, written for both. */
  private static final class Encoded {
    final Protocol protocol;
    final Showing naively;
    final Z3Prover prover;
    private Optional<Lowered> lowered = Optional.empty();

    Encoded(Protocol protocol, BooleanSupplier stop) {
      this.protocol = protocol;
      naively = new Showing(protocol);
      prover = new Z3Prover(stop);
    }

    Lowered lowered(BooleanSupplier stop) {
      if (lowered.isEmpty()) {
        lowered = Optional.of(Lowering.withIntegers(protocol, stop));
      }
      return lowered.get();
    }
  }

  /** The same of what is made when it is asked about. */
  Outcome of(
      Protocol protocol, Goal goal, Supplier<Stream<Claim>> claims, Supplier<List<Obligation>> obligations,
      BooleanSupplier stop) {
    try (Z3Prover prover = new Z3Prover(stop)) {
      return judge(protocol, goal, prover, claims, obligations, Integer.MAX_VALUE, stop);
    }
  }

  private Outcome judge(
      Protocol protocol, Goal goal, Z3Prover prover, Supplier<Stream<Claim>> claims,
      Supplier<List<Obligation>> obligations, int patience, BooleanSupplier stop) {
    List<String> by = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Optional<Outcome> bad = byZ3(protocol, goal, prover, claims, stop, by, notes);
    if (bad.isEmpty()) {
      bad = bySmtInterpol(goal, obligations, by.isEmpty() ? Integer.MAX_VALUE : patience, stop, by, notes);
    }
    return bad.orElseGet(() -> by.isEmpty()
        ? new Outcome.Open(String.join("; ", notes))
        : new Outcome.Shown(by, notes));
  }

  private Optional<Outcome> byZ3(
      Protocol protocol, Goal goal, Z3Prover prover, Supplier<Stream<Claim>> claims, BooleanSupplier stop,
      List<String> by, List<String> notes) {
    if (z3.isEmpty()) {
      notes.add("Z3 is not used");
      return Optional.empty();
    }
    try {
      z3.get().load();
      for (Iterator<Claim> all = claims.get().iterator(); all.hasNext(); ) {
        Claim claim = all.next();
        switch (prover.ask(claim)) {
          case Z3Prover.Answer.Shown _ -> { }
          case Z3Prover.Answer.Refuted(Claim.Question q, var valuation) -> {
            Optional<State> after = q.after().map(s -> valuation.state(s, protocol));
            return Optional.of(new Outcome.Refuted(
                claim.name(), BY_Z3, Optional.of(new Failure(valuation.state(q.before(), protocol), q.step(), after))));
          }
          case Z3Prover.Answer.Open(String why) -> {
            if (stop.getAsBoolean()) {
              return Optional.of(new Outcome.Open(why));
            }
            notes.add(why + " (" + claim.name() + " of " + goal.name() + ")");
            return Optional.empty();
          }
        }
      }
      by.add(BY_Z3);
    } catch (Z3Library.Unavailable e) {
      notes.add("Z3 is not available: " + e.getMessage());
    } catch (Unwritten e) {
      if (stop.getAsBoolean()) {
        return Optional.of(new Outcome.Open("told to stop"));
      }
      notes.add("not written for Z3: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Optional<Outcome> bySmtInterpol(
      Goal goal, Supplier<List<Obligation>> obligations, int patience, BooleanSupplier stop, List<String> by,
      List<String> notes) {
    try {
      List<Obligation> all = obligations.get();
      Obligation.together(all, shapes, new Patience(patience, stop));
      for (Obligation o : all) {
        Patience hurry = new Patience(patience, stop);
        String answer = o.answer(shapes, hurry);
        if (answer.equals("unsat")) {
          continue;
        }
        if (stop.getAsBoolean()) {
          return Optional.of(new Outcome.Open("stopped"));
        }
        if (answer.equals("sat")) {
          return Optional.of(new Outcome.Refuted(o.name(), BY_SMTINTERPOL, Optional.empty()));
        }
        notes.add(hurry.isOver()
            ? "SMTInterpol took too long (" + o.name() + " of " + goal.name() + ")"
            : "SMTInterpol says " + answer + " (" + o.name() + " of " + goal.name() + ")");
        return Optional.empty();
      }
      by.add(BY_SMTINTERPOL);
    } catch (Cancelled _) {
      return Optional.of(new Outcome.Open("told to stop"));
    } catch (NotWritten | NotLowered e) {
      notes.add("not written in SMT-LIB: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Stops when told, or behind so many questions, always the same. */
  private static final class Patience implements BooleanSupplier {
    private final BooleanSupplier stop;
    private int left;

    Patience(int questions, BooleanSupplier stop) {
      left = questions;
      this.stop = stop;
    }

    @Override
    public boolean getAsBoolean() {
      left -= left > 0 ? 1 : 0;
      return isOver() || stop.getAsBoolean();
    }

    boolean isOver() {
      return left == 0;
    }
  }

  /** What a person reads of diagnostics that refuse a text. */
  static String first(List<Diagnostic> because) {
    return because.isEmpty() ? "it cannot be read" : because.getFirst().message();
  }
}
