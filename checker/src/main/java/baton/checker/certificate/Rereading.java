package baton.checker.certificate;

import baton.models.ir.Expr;
import baton.models.source.Diagnostic;
import java.util.List;

/** Reads an invariant again from its text, at the instance that is being checked. */
@FunctionalInterface
public interface Rereading {
  /** What reading gives. */
  sealed interface Result {
    /** One formula for each conjunct. */
    record Read(List<Expr> conjuncts) implements Result {
      public Read {
        conjuncts = List.copyOf(conjuncts);
      }
    }

    record Refused(List<Diagnostic> because) implements Result {
      public Refused {
        because = List.copyOf(because);
      }
    }
  }

  Result read(List<String> conjuncts);
}
