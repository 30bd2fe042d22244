package baton.checker.z3;

import baton.checker.naive.Claim;
import baton.checker.naive.Term;
import baton.checker.naive.Valuation;
import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntExpr;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.IntSort;
import com.microsoft.z3.Model;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import com.microsoft.z3.Z3Exception;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Asks Z3 whether claims are true, in one context until it is closed: what claims have in common is handed over once.
 * Used by one thread.
 */
public final class Z3Prover implements AutoCloseable {
  private final BooleanSupplier stop;
  private Optional<Session> session = Optional.empty();

  /** {@code stop}: says when to give up. The library has been loaded. */
  public Z3Prover(BooleanSupplier stop) {
    this.stop = stop;
  }

  /** What it says. */
  public sealed interface Answer {
    record Shown() implements Answer {}

    /** Not so: one of the questions has an answer. */
    record Refuted(Claim.Question question, Valuation by) implements Answer {}

    /** Told to stop, or it does not know. */
    record Open(String why) implements Answer {}
  }

  /** Asks; stops soon after it is told to. */
  public Answer ask(Claim claim) {
    if (claim.questions().isEmpty()) {
      return new Answer.Shown();
    }
    try {
      if (session.isEmpty()) {
        session = Optional.of(new Session(stop));
      }
      return session.get().ask(claim);
    } catch (Stopped _) {
      return new Answer.Open("told to stop");
    } catch (Z3Exception e) {
      return new Answer.Open("Z3: " + e.getMessage());
    } catch (ArithmeticException _) {
      return new Answer.Open("what refutes it has numbers of more than 64 bits");
    }
  }

  /** Frees what Z3 holds. */
  @Override
  public void close() {
    session.ifPresent(Session::close);
    session = Optional.empty();
  }

  /** Told to stop before there was anything to interrupt. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("told to stop", null, false, false);
    }
  }

  private static final class Session {
    private static final int POLL = 1 << 12; // terms handed over between two questions whether to stop

    private final Context context = new Context();
    private final Interrupter interrupter;
    private final BooleanSupplier stop;
    private final Map<Term, Expr<?>> made = new HashMap<>();

    Session(BooleanSupplier stop) {
      this.stop = stop;
      interrupter = new Interrupter(context, stop);
    }

    void close() {
      interrupter.close();
      context.close();
    }

    @SuppressWarnings("unchecked") // generic varargs of the bindings
    Answer ask(Claim claim) {
      List<BoolExpr> given = new ArrayList<>();
      claim.given().forEach(t -> given.add(truth(t)));
      List<BoolExpr> questions = new ArrayList<>();
      claim.questions().forEach(q -> questions.add(truth(q.possible())));
      boolean numbers = made.keySet().stream().anyMatch(t -> t.op() == Term.Op.INTEGER);
      Solver solver = numbers ? context.mkSimpleSolver() : context.mkSolver("QF_FD");
      given.forEach(solver::add);
      solver.add(context.mkOr(questions.toArray(BoolExpr[]::new)));
      Answer answer = switch (stop.getAsBoolean() ? Status.UNKNOWN : solver.check()) {
        case UNSATISFIABLE -> new Answer.Shown();
        case UNKNOWN -> new Answer.Open("Z3 does not know: " + solver.getReasonUnknown());
        case SATISFIABLE -> {
          Valuation valuation = valuation(solver.getModel());
          yield new Answer.Refuted(
              claim.questions().stream().filter(q -> valuation.isTrue(q.possible())).findFirst().orElseThrow(),
                  valuation);
        }
      };
      solver.reset();
      return answer;
    }

    /** All unknowns that were asked about, before the context closes; the others are 0. */
    private Valuation valuation(Model model) {
      Map<Term, Long> values = new HashMap<>();
      made.forEach((t, e) -> {
        if (t.op() == Term.Op.TRUTH) {
          values.put(t, model.eval(e, true).isTrue() ? 1L : 0L);
        } else if (t.op() == Term.Op.INTEGER) {
          values.put(t, ((IntNum) model.eval(e, true)).getInt64());
        }
      });
      return new Valuation(t -> values.getOrDefault(t, 0L));
    }

    private Expr<?> made(Term t) {
      Expr<?> known = made.get(t);
      if (known == null) {
        known = make(t);
        made.put(t, known);
        if (made.size() % POLL == 0 && stop.getAsBoolean()) {
          throw new Stopped();
        }
      }
      return known;
    }

    private BoolExpr truth(Term t) {
      return (BoolExpr) made(t);
    }

    @SuppressWarnings("unchecked") // of terms that are numbers
    private ArithExpr<IntSort> number(Term t) {
      return (ArithExpr<IntSort>) made(t);
    }

    private BoolExpr[] truths(Term t) {
      return t.operands().stream().map(this::truth).toArray(BoolExpr[]::new);
    }

    private Expr<?> make(Term t) {
      List<Term> parts = t.operands();
      return switch (t.op()) {
        case TRUE -> context.mkTrue();
        case FALSE -> context.mkFalse();
        case TRUTH -> context.mkBoolConst("t" + t.k());
        case INTEGER -> context.mkIntConst("n" + t.k());
        case NUMBER -> context.mkInt(t.k());
        case NOT -> context.mkNot(truth(parts.getFirst()));
        case AND -> context.mkAnd(truths(t));
        case OR -> context.mkOr(truths(t));
        case ITE -> context.mkITE(truth(parts.get(0)), truth(parts.get(1)), truth(parts.get(2)));
        case CHOICE -> context.mkITE(truth(parts.get(0)), number(parts.get(1)), number(parts.get(2)));
        case ADD -> sum(number(parts.get(0)), number(parts.get(1)));
        case MULTIPLY -> product(number(parts.get(0)), number(parts.get(1)));
        case DIVIDE -> context.mkDiv(number(parts.get(0)), number(parts.get(1)));
        case MODULO -> context.mkMod((IntExpr) number(parts.get(0)), (IntExpr) number(parts.get(1)));
        case EQUAL -> context.mkEq(number(parts.get(0)), number(parts.get(1)));
        case AT_MOST -> context.mkLe(number(parts.get(0)), number(parts.get(1)));
      };
    }

    @SuppressWarnings("unchecked") // generic varargs of the bindings
    private Expr<?> sum(ArithExpr<IntSort> a, ArithExpr<IntSort> b) {
      return context.mkAdd(a, b);
    }

    @SuppressWarnings("unchecked") // generic varargs of the bindings
    private Expr<?> product(ArithExpr<IntSort> a, ArithExpr<IntSort> b) {
      return context.mkMul(a, b);
    }
  }
}
