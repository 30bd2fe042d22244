package baton.checker.transition;

/** Literals about the state that a way leads to, as literals about the state before it. */
public final class Composition {
  private final Way way;
  private final Transfer before;

  public Composition(TransitionSystem system, Way way) {
    this.way = way;
    before = new Transfer(
        system.aig(), system.aig(), input -> way.image(system.atoms().factOfInput(input)));
  }

  public Way way() {
    return way;
  }

  public int of(int literal) {
    return before.of(literal);
  }
}
