package baton.models.ir;

import baton.models.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * One labelled outcome of a {@link Place}.
 *
 * @param name the label, unique in the protocol: {@code release}, {@code reboot.freeze}, {@code mbox.lose}
 * @param fault a step of the environment: never forced, counted against budgets
 * @param takes its duration for measures, over the parameters of the place
 */
public record Action(
    String name, boolean fault, Optional<Expr> takes, List<Stmt> body, Optional<String> doc, Origin at) {
  public Action {
    body = List.copyOf(body);
  }
}
