package baton.counterexamples;

import baton.models.ir.Binder;
import baton.models.ir.Statements;
import baton.models.ir.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bodies with the bodies of procs in place of their calls, where a proc returns at its end only. */
final class Straight {
  private Straight() {}

  static List<Stmt> line(List<Stmt> body) {
    List<Stmt> line = new ArrayList<>();
    for (Stmt s : body) {
      if (s instanceof Stmt.Inlined(_, Optional<Binder> result, List<Stmt> inner, _)
          && returnsAtEndOnly(inner)) {
        List<Stmt> statements = line(inner);
        Optional<Stmt.Return> end = statements.isEmpty() || !(statements.getLast() instanceof Stmt.Return r)
            ? Optional.empty()
            : Optional.of(r);
        line.addAll(end.isPresent() ? statements.subList(0, statements.size() - 1) : statements);
        end.flatMap(Stmt.Return::value).ifPresent(value ->
            result.ifPresent(binder -> line.add(new Stmt.Let(binder, value, s.at()))));
      } else {
        line.add(s);
      }
    }
    return line;
  }

  private static boolean returnsAtEndOnly(List<Stmt> body) {
    for (int i = 0; i < body.size(); i++) {
      boolean last = i == body.size() - 1;
      if (body.get(i) instanceof Stmt.Return ? !last : returns(body.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a statement contains a {@code return} that ends the body in which it stands. */
  private static boolean returns(Stmt s) {
    return !(s instanceof Stmt.Inlined)
        && Statements.blocks(s).stream()
            .flatMap(List::stream)
            .anyMatch(inner -> inner instanceof Stmt.Return || returns(inner));
  }
}
