package baton.checker.ground;

import baton.models.ir.Expr;
import baton.models.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A lowered protocol, with the means to lower formulas about it. */
public final class Lowered {
  private final GroundProtocol protocol;
  private final Expressions expressions;
  private final Initialising initialising;
  private final Optional<List<Beginning>> given;
  private final Nodes nodes;
  private final Node[] pre;
  private final Node[] post;

  Lowered(GroundProtocol protocol, Expressions expressions, Initialising initialising) {
    this(protocol, expressions, initialising, Optional.empty());
  }

  private Lowered(
      GroundProtocol protocol, Expressions expressions, Initialising initialising, Optional<List<Beginning>> given) {
    this.protocol = protocol;
    this.expressions = expressions;
    this.initialising = initialising;
    this.given = given;
    nodes = protocol.nodes();
    Layout layout = protocol.layout();
    pre = new Node[layout.cells()];
    post = new Node[layout.cells()];
    for (int i = 0; i < layout.cells(); i++) {
      pre[i] = nodes.cell(i, layout.greatest(i));
      post[i] = nodes.next(i, layout.greatest(i));
    }
  }

  public GroundProtocol protocol() {
    return protocol;
  }

  /** Where variables are if more follow the protocol's. */
  public Layout layoutWith(List<Variable> more) {
    List<Variable> all = new ArrayList<>(protocol.layout().variables());
    all.addAll(more);
    return new Layout(all);
  }

  /** A protocol that extends this one: its layout from {@link #layoutWith}, its nodes the same. */
  public Lowered extended(GroundProtocol other, List<Beginning> beginnings) {
    return new Lowered(
        other, expressions.on(other.layout()), initialising.on(other.layout()), Optional.of(List.copyOf(beginnings)));
  }

  /** All ways to begin; the initial states are what some way gives for some values of the cells. */
  public List<Beginning> beginnings() {
    return given.orElseGet(() -> initialising.beginnings(pre));
  }

  /**
   * Whether the {@code CELL}s are those of a state: each within its bounds, and 0 where a list or an option has
   * nothing.
   */
  public Node isState() {
    return initialising.isNormal(pre);
  }

  /**
   * A truth about one instant.
   *
   * @param holds true and well-defined
   * @param ok well-defined
   */
  public record Truth(Node holds, Node ok) {}

  /**
   * A formula at an instant: reads see the cells {@code NEXT}, the goal's memory is {@code CELL}s behind the
   * protocol's, {@code DID} is the step that led here.
   *
   * @param bits how many bits of memory there are
   */
  public Truth instant(Expr e, int bits) {
    Node[] cells = java.util.Arrays.copyOf(post, post.length + bits);
    for (int i = 0; i < bits; i++) {
      cells[post.length + i] = nodes.cell(post.length + i, 1);
    }
    return truth(expressions.lower(e, View.instant(cells, nodes.did(protocol.labels().size())), Env.EMPTY));
  }

  /** A formula about a step: reads see {@code CELL}s, primed ones {@code NEXT}s, {@code DID} is the step. */
  public Truth step(Expr e) {
    return truth(expressions.lower(e, View.step(pre, post, nodes.did(protocol.labels().size())), Env.EMPTY));
  }

  private Truth truth(Val v) {
    return new Truth(nodes.and(v.ok(), v.leaf()), v.ok());
  }
}
