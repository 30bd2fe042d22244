package baton.models.elaborate;

import baton.models.ir.Action;
import baton.models.ir.Binder;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.ir.Statements;
import baton.models.ir.Stmt;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ghost variables cannot influence the protocol (§10 of the semantics). */
final class GhostCheck {
  private final Shared shared;

  GhostCheck(Shared shared) {
    this.shared = shared;
  }

  void check(Protocol protocol) {
    if (protocol.variables().stream().noneMatch(v -> v.ghost())) {
      return;
    }
    Set<Binder> none = new HashSet<>();
    refuse(protocol.terminal(), none, "`terminal`");
    protocol.assumptions().forEach(a -> refuse(a, none, "an assumption"));
    block(protocol.init(), new HashSet<>());
    for (Place place : protocol.places()) {
      place.when().ifPresent(w -> refuse(w, none, "a guard"));
      for (Action action : place.alternatives()) {
        block(action.body(), new HashSet<>());
      }
    }
    for (Routine routine : protocol.routines()) {
      routine.when().ifPresent(w -> refuse(w, none, "a guard"));
      routine.loops().forEach(loop -> {
        refuse(loop.where(), none, "a loop around steps");
        if (loop.over() instanceof Routine.Over.Elements(Expr list)) {
          refuse(list, none, "a loop around steps");
        }
      });
      flows(routine.body());
    }
  }

  private void flows(List<Routine.Flow> flows) {
    for (Routine.Flow flow : flows) {
      switch (flow) {
        case Routine.Flow.Branch(Expr condition, var then, var otherwise) -> {
          refuse(condition, new HashSet<>(), "a condition between steps");
          flows(then);
          flows(otherwise);
        }
        case Routine.Flow.Repeat(_, var body) -> flows(body);
        case Routine.Flow.AtStep _, Routine.Flow.End _ -> {}
      }
    }
  }

  /** {@code tainted}: binders whose value a ghost decides. */
  private void block(List<Stmt> body, Set<Binder> tainted) {
    for (Stmt s : body) {
      statement(s, tainted);
    }
  }

  private void statement(Stmt s, Set<Binder> tainted) {
    switch (s) {
      case Stmt.Assign _, Stmt.Update _, Stmt.Push _, Stmt.Pop _ -> {
        boolean ghost = Statements.target(s).orElseThrow().variable().ghost();
        if (!ghost) {
          Statements.expressions(s).forEach(e -> refuse(e, tainted, "what is written to a variable of the protocol"));
        }
        if (s instanceof Stmt.Pop(_, Optional<Binder> result, _) && ghost) {
          result.ifPresent(tainted::add);
        }
      }
      case Stmt.Let(Binder binder, Expr value, _) -> {
        if (ghostIn(value, tainted).isPresent()) {
          tainted.add(binder);
        }
      }
      case Stmt.Inlined inlined -> {
        block(inlined.body(), tainted);
        java.util.ArrayList<Expr> returned = new java.util.ArrayList<>();
        Returns.collect(inlined.body(), returned);
        if (returned.stream().anyMatch(e -> ghostIn(e, tainted).isPresent())) {
          inlined.result().ifPresent(tainted::add);
        }
      }
      case Stmt.If i -> {
        Optional<Expr> ghost = ghostIn(i.condition(), tainted);
        if (ghost.isPresent() && !(ghostOnly(i.then()) && ghostOnly(i.otherwise()))) {
          report(ghost.get(), "a condition that decides about more than ghosts");
        }
        block(i.then(), tainted);
        block(i.otherwise(), tainted);
      }
      case Stmt.ForAll loop -> {
        Optional<Expr> ghost = ghostIn(loop.where(), tainted);
        if (ghost.isPresent() && !ghostOnly(loop.body())) {
          report(ghost.get(), "a loop that does more than change ghosts");
        }
        block(loop.body(), tainted);
      }
      case Stmt.ForIn loop -> {
        Optional<Expr> ghost =
            Statements.expressions(loop).stream().flatMap(e -> ghostIn(e, tainted).stream()).findFirst();
        if (ghost.isPresent()) {
          if (!ghostOnly(loop.body())) {
            report(ghost.get(), "a loop that does more than change ghosts");
          }
          tainted.add(loop.binder());
        }
        block(loop.body(), tainted);
      }
      case Stmt.Choose c -> Statements.expressions(c).forEach(e -> refuse(e, tainted, "`choose`"));
      case Stmt.Require r -> refuse(r.condition(), tainted, "a guard");
      case Stmt.Assert a -> refuse(a.condition(), tainted, "`assert`");
      case Stmt.Start st -> st.arguments().forEach(e -> refuse(e, tainted, "an argument of `start`"));
      case Stmt.Abort a -> Statements.expressions(a).forEach(e -> refuse(e, tainted, "an argument of `abort`"));
      case Stmt.Return _ -> {}
    }
  }

  /** Whether a block writes ghosts only, and cannot end or refuse the step. */
  private static boolean ghostOnly(List<Stmt> body) {
    return body.stream().allMatch(s ->
        switch (s) {
          case Stmt.Assign _, Stmt.Update _, Stmt.Push _, Stmt.Pop _ ->
              Statements.target(s).orElseThrow().variable().ghost();
          case Stmt.Let _ -> true;
          case Stmt.If _, Stmt.Inlined _, Stmt.ForAll _, Stmt.ForIn _ ->
              Statements.blocks(s).stream().allMatch(GhostCheck::ghostOnly);
          case Stmt.Choose _, Stmt.Require _, Stmt.Assert _, Stmt.Start _, Stmt.Abort _, Stmt.Return _ -> false;
        });
  }

  private void refuse(Expr e, Set<Binder> tainted, String place) {
    ghostIn(e, tainted).ifPresent(g -> report(g, place));
  }

  private void report(Expr ghost, String place) {
    ghost.at().span().ifPresent(at -> shared.diagnostics.add(
        Diagnostic.error(Code.GHOST_LEAK, at, "a ghost variable decides about " + place)
            .help("ghosts only remember: declare it a `var`, or use it in properties and for other ghosts")));
  }

  private static Optional<Expr> ghostIn(Expr e, Set<Binder> tainted) {
    if (e instanceof Expr.Read(var variable, _) && variable.ghost()) {
      return Optional.of(e);
    }
    if (e instanceof Expr.Local(Binder binder, _) && tainted.contains(binder)) {
      return Optional.of(e);
    }
    if (e instanceof Expr.Call(var definition, _, _) && ghostIn(definition.body(), tainted).isPresent()) {
      return Optional.of(e);
    }
    return Children.of(e).stream().flatMap(child -> ghostIn(child, tainted).stream()).findFirst();
  }
}
