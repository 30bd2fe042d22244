package baton.checker.naive;

import baton.checker.naive.Worth.Members;
import baton.checker.naive.Worth.Option;
import baton.checker.naive.Worth.Parts;
import baton.checker.naive.Worth.Sequence;
import baton.checker.naive.Worth.Truth;
import baton.checker.naive.Writes.Place;
import baton.models.ir.Expr;
import baton.models.ir.Target;
import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;

/** Parts of a state, by the positions that lead to them. */
final class Placing {
  /** Where a target may be, and when it is there. */
  record Spot(Term when, List<Integer> path) {}

  private final Evaluation evaluation;
  private final Algebra algebra;
  private final Terms terms;
  private final Lists lists;

  Placing(Evaluation evaluation) {
    this.evaluation = evaluation;
    algebra = evaluation.algebra;
    terms = evaluation.terms;
    lists = new Lists(algebra);
  }

  /** The places that a target may be. */
  List<Spot> spots(Target target, When w, Bound b, IllIf ill) {
    List<Spot> spots = List.of(new Spot(terms.yes, List.of()));
    Type type = target.variable().type();
    for (Target.Access access : target.path()) {
      List<Spot> longer = new ArrayList<>();
      switch (access) {
        case Target.Access.Key(List<Expr> keys) -> {
          Type.MapOf map = (Type.MapOf) type;
          List<Worth> worths = evaluation.worths(keys, w, b, ill);
          int known = lists.knownPosition(map, worths);
          if (known >= 0) {
            spots.forEach(s -> longer.add(new Spot(s.when(), plus(s.path(), known))));
          } else {
            List<Term> positions = lists.positions(map, worths);
            if (w.open()) {
              ill.add(terms.not(terms.or(positions)));
            }
            spots.forEach(s -> at(s, positions, longer));
          }
          type = map.range();
        }
        case Target.Access.Field(int field) -> {
          spots.forEach(s -> longer.add(new Spot(s.when(), plus(s.path(), field))));
          type = ((Type.Record) type).fields().get(field).type();
        }
      }
      spots = longer;
    }
    return spots;
  }

  private void at(Spot spot, List<Term> positions, List<Spot> longer) {
    for (int i = 0; i < positions.size(); i++) {
      Term both = terms.and(spot.when(), positions.get(i));
      if (both != terms.no) {
        longer.add(new Spot(both, plus(spot.path(), i)));
      }
    }
  }

  static List<Integer> plus(List<Integer> path, int position) {
    List<Integer> longer = new ArrayList<>(path);
    longer.add(position);
    return longer;
  }

  static Worth get(SymbolicState state, int variable, List<Integer> path) {
    Worth part = state.get(variable);
    for (int position : path) {
      part = ((Parts) part).parts().get(position);
    }
    return part;
  }

  static SymbolicState put(SymbolicState state, int variable, List<Integer> path, Worth value) {
    return state.with(variable, replaced(state.get(variable), path, value));
  }

  private static Worth replaced(Worth whole, List<Integer> path, Worth value) {
    if (path.isEmpty()) {
      return value;
    }
    List<Worth> parts = new ArrayList<>(((Parts) whole).parts());
    int position = path.getFirst();
    parts.set(position, replaced(parts.get(position), path.subList(1, path.size()), value));
    return new Parts(parts);
  }

  static Type typeAt(Variable variable, List<Integer> path) {
    Type type = variable.type();
    for (int position : path) {
      type = type instanceof Type.MapOf map ? map.range() : ((Type.Record) type).fields().get(position).type();
    }
    return type;
  }

  /** The leaves of a part of a variable; of a set one for each possible element. */
  List<Place> leaves(Variable variable, List<Integer> path) {
    List<Place> leaves = new ArrayList<>();
    collect(variable, typeAt(variable, path), path, leaves);
    return leaves;
  }

  private void collect(Variable v, Type type, List<Integer> path, List<Place> into) {
    switch (type) {
      case Type.MapOf map -> {
        for (int i = 0; i < Values.keyCount(map); i++) {
          collect(v, map.range(), plus(path, i), into);
        }
      }
      case Type.Record(_, var fields) when v.kind() != Variable.Kind.LOCATION -> {
        for (int i = 0; i < fields.size(); i++) {
          collect(v, fields.get(i).type(), plus(path, i), into);
        }
      }
      case Type.SetOf(Type element) -> {
        for (int i = 0; i < algebra.all(element).size(); i++) {
          into.add(new Place(v.index(), path, i));
        }
      }
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _, Type.Unbounded _, Type.Maybe _, Type.Record _,
          Type.ListOf _ ->
          into.add(new Place(v.index(), path, -1));
    }
  }

  /** What stands at a leaf; at a membership bit whether the element is in. */
  static Worth leaf(SymbolicState state, Place place) {
    Worth part = get(state, place.variable(), place.path());
    return place.element() < 0 ? part : new Truth(((Members) part).in().get(place.element()));
  }

  static SymbolicState putLeaf(SymbolicState state, Place place, Worth value) {
    if (place.element() < 0) {
      return put(state, place.variable(), place.path(), value);
    }
    List<Term> in = new ArrayList<>(((Members) get(state, place.variable(), place.path())).in());
    in.set(place.element(), Algebra.truth(value));
    return put(state, place.variable(), place.path(), new Members(in));
  }

  /** Whether each number in a value is in the range that its type gives it. */
  Term isOf(Worth value, Type type) {
    return switch (type) {
      case Type.Range range -> algebra.isIn(value, range);
      case Type.Maybe(Type element) -> {
        Option o = (Option) value;
        yield terms.or(terms.not(o.there()), isOf(o.value(), element));
      }
      case Type.MapOf(_, Type range) ->
          terms.and(((Parts) value).parts().stream().map(p -> isOf(p, range)).toList());
      case Type.Record(_, var fields) -> {
        List<Term> all = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
          all.add(isOf(((Parts) value).parts().get(i), fields.get(i).type()));
        }
        yield terms.and(all);
      }
      case Type.ListOf(_, Type element) -> {
        Sequence xs = (Sequence) value;
        List<Term> all = new ArrayList<>();
        for (int i = 0; i < xs.slots().size(); i++) {
          all.add(terms.or(terms.not(algebra.isLonger(xs, i)), isOf(xs.slots().get(i), element)));
        }
        yield terms.and(all);
      }
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Unbounded _, Type.SetOf _ -> terms.yes;
    };
  }
}
