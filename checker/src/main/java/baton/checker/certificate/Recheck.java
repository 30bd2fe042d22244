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
import java.util.concurrent.atomic.AtomicReference;
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
  private final AtomicReference<Optional<Encoded>> last = new AtomicReference<>(Optional.empty());
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
    return encoded(protocol, e -> of(
        protocol, goal, () -> e.naively.of(goal, invariant, stop).stream(),
        () -> Obligations.of(e.lowered(stop), goal, invariant), Integer.MAX_VALUE, stop));
  }

  /**
   * Asks both of induction over runs of {@code depth} steps; stops soon after {@code stop} says so. Long runs are easy for
   * solvers of clauses and hard for those of arithmetic: what Z3 has shown, SMTInterpol is asked with limited patience.
   */
  public Outcome ofInduction(Protocol protocol, Goal goal, int depth, BooleanSupplier stop) {
    return encoded(protocol, e -> of(
        protocol, goal, () -> e.naively.byInduction(goal, depth, stop).stream(),
        () -> InductionObligations.of(e.lowered(stop), goal, depth), PATIENCE, stop));
  }

  /** Asks about what was made for this protocol before, if nobody else uses it now; where all went well it is kept. */
  @SuppressWarnings("ReferenceEquality") // for an equal protocol it is made anew, which is right, too
  private Outcome encoded(Protocol protocol, Function<Encoded, Outcome> ask) {
    Encoded encoded =
        last.getAndSet(Optional.empty()).filter(e -> e.protocol == protocol).orElseGet(() -> new Encoded(protocol));
    Outcome outcome = ask.apply(encoded);
    if (outcome instanceof Outcome.Shown(var by, _) && by.size() == 2) {
      last.set(Optional.of(encoded));
    }
    return outcome;
  }

  /** A protocol, written for both. */
  private static final class Encoded {
    final Protocol protocol;
    final Showing naively;
    private Optional<Lowered> lowered = Optional.empty();

    Encoded(Protocol protocol) {
      this.protocol = protocol;
      naively = new Showing(protocol);
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
    return of(protocol, goal, claims, obligations, Integer.MAX_VALUE, stop);
  }

  private Outcome of(
      Protocol protocol, Goal goal, Supplier<Stream<Claim>> claims, Supplier<List<Obligation>> obligations,
      int patience, BooleanSupplier stop) {
    List<String> by = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Optional<Outcome> bad = byZ3(protocol, goal, claims, stop, by, notes);
    if (bad.isEmpty()) {
      bad = bySmtInterpol(goal, obligations, by.isEmpty() ? Integer.MAX_VALUE : patience, stop, by, notes);
    }
    return bad.orElseGet(() -> by.isEmpty()
        ? new Outcome.Open(String.join("; ", notes))
        : new Outcome.Shown(by, notes));
  }

  private Optional<Outcome> byZ3(
      Protocol protocol, Goal goal, Supplier<Stream<Claim>> claims, BooleanSupplier stop, List<String> by,
      List<String> notes) {
    if (z3.isEmpty()) {
      notes.add("Z3 is not used");
      return Optional.empty();
    }
    try (Z3Prover prover = new Z3Prover(stop)) {
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
