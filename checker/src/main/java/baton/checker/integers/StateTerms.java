package baton.checker.integers;

import baton.checker.ground.Layout;
import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntSort;
import java.util.ArrayList;
import java.util.List;

/**
 * One state as constants of Z3, with the goal's memory behind it: a cell that is 0 or 1 is a Boolean, a set is one for
 * each bit, any other an integer.
 */
final class StateTerms {
  private final Shape shape;
  private final Context context;
  private final List<Expr<?>> all = new ArrayList<>();

  /** New constants, each named after its place. */
  StateTerms(Shape shape, Context context, String name) {
    this.shape = shape;
    this.context = context;
    for (Shape.Slot slot : shape.slots()) {
      String here = name + all.size();
      all.add(shape.isNumber(slot.cell()) ? context.mkIntConst(here) : context.mkBoolConst(here));
    }
  }

  Shape shape() {
    return shape;
  }

  List<Expr<?>> all() {
    return all;
  }

  /** The constant at a position among those of a cell. */
  Expr<?> slot(int cell, int i) {
    return all.get(shape.firstSlot(cell) + i);
  }

  /** A cell that is 0 or 1. */
  BoolExpr truth(int cell) {
    return (BoolExpr) all.get(shape.firstSlot(cell));
  }

  /** A bit of a set; false beyond its last. */
  BoolExpr bit(int cell, int bit) {
    return bit < shape.slots(cell) ? (BoolExpr) all.get(shape.firstSlot(cell) + bit) : context.mkFalse();
  }

  @SuppressWarnings("unchecked") // made so
  ArithExpr<IntSort> number(int cell) {
    return (ArithExpr<IntSort>) all.get(shape.firstSlot(cell));
  }

  /** That each integer is one that its cell can have. */
  BoolExpr inBounds() {
    List<BoolExpr> bounds = new ArrayList<>();
    for (int cell = 0; cell < shape.width(); cell++) {
      if (shape.isNumber(cell) && shape.greatest(cell) != Layout.UNBOUNDED) {
        bounds.add(context.mkLe(context.mkInt(0), number(cell)));
        bounds.add(context.mkLe(number(cell), context.mkInt(shape.greatest(cell))));
      }
    }
    return context.mkAnd(bounds.toArray(BoolExpr[]::new));
  }
}
