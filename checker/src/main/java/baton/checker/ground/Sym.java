package baton.checker.ground;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way to execute so far, for all states at once.
 *
 * @param alive the condition under which it is neither disabled nor ill, since the block began
 * @param ill the condition under which it has become ill since the block began
 * @param returned the condition, where it is alive, under which it has returned from the innermost proc or step
 * @param result what it has returned then
 * @param cells the private copy of the state; not changed by anybody
 * @param log what an iteration of a simultaneous {@code for} has written; none outside
 */
record Sym(Node alive, Node ill, Node returned, Optional<Rep> result, Cells cells, Env env, @Nullable Log log) {
  /** The nodes of all cells. */
  static final class Cells {
    private final Node[] nodes;

    Cells(Node[] nodes) {
      this.nodes = nodes;
    }

    Node[] nodes() {
      return nodes;
    }
  }

  /** All that tells it from another way with the same names, but for the conditions of getting here. */
  List<Object> end() {
    return List.of(returned, result, List.of(cells.nodes()), log == null ? List.of() : log.all());
  }

  Sym with(Env changed) {
    return new Sym(alive, ill, returned, result, cells, changed, log);
  }

  Sym with(Node[] changed, @Nullable Log written) {
    return new Sym(alive, ill, returned, result, new Cells(changed), env, written);
  }

  Sym returning(Node condition, Optional<Rep> value) {
    return new Sym(alive, ill, condition, value, cells, env, log);
  }

  Sym under(Node nowAlive, Node nowIll) {
    return new Sym(nowAlive, nowIll, returned, result, cells, env, log);
  }

  /** The same, but ill where the condition is false. */
  Sym defined(Node ok, Nodes nodes) {
    return ok.isTrue() ? this : under(nodes.and(alive, ok), nodes.or(ill, nodes.and(alive, nodes.not(ok))));
  }

  /** The same, but disabled where the condition is false. */
  Sym require(Node condition, Nodes nodes) {
    return under(nodes.and(alive, condition), ill);
  }
}
