package baton.checker.naive;

import baton.checker.naive.Evaluation.Candidate;
import baton.checker.naive.Worth.Members;
import baton.checker.naive.Worth.Parts;
import baton.checker.naive.Worth.Sequence;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lists, sets and maps. */
final class Lists {
  private final Algebra algebra;
  private final Terms terms;

  Lists(Algebra algebra) {
    this.algebra = algebra;
    terms = algebra.terms;
  }

  /** The set of those of the candidates that are there. */
  Members set(List<Candidate> candidates, Type.SetOf type) {
    Optional<Members> known = knownSet(candidates, type);
    if (known.isPresent()) {
      return known.get();
    }
    List<Term> in = new ArrayList<>();
    for (Value v : algebra.all(type.element())) {
      Worth x = algebra.literal(v, type.element());
      in.add(terms.or(candidates.stream().map(c -> terms.and(c.when(), algebra.equal(c.worth(), x))).toList()));
    }
    return new Members(in);
  }

  /** The same, if it is known of each candidate which element it is. */
  private Optional<Members> knownSet(List<Candidate> candidates, Type.SetOf type) {
    Term[] in = new Term[algebra.all(type.element()).size()];
    Arrays.fill(in, terms.no);
    for (Candidate c : candidates) {
      int index = knownIndex(c.worth(), type.element());
      if (index < 0) {
        return Optional.empty();
      }
      in[index] = terms.or(in[index], c.when());
    }
    return Optional.of(new Members(List.of(in)));
  }

  /** At which index of a type a value is, if that is known; else -1. */
  private int knownIndex(Worth x, Type type) {
    return type.isScalar() ? algebra.knownIndex(x, type) : -1;
  }

  Term contains(Worth collection, Type type, Worth x) {
    if (collection instanceof Members(var in) && type instanceof Type.SetOf(Type element)) {
      int known = knownIndex(x, element);
      if (known >= 0) {
        return in.get(known);
      }
    }
    List<Term> some = new ArrayList<>();
    for (Candidate c : all(collection, type)) {
      some.add(terms.and(c.when(), algebra.equal(c.worth(), x)));
    }
    return terms.or(some);
  }

  /** The elements, each position of a list for itself. */
  private List<Candidate> all(Worth collection, Type type) {
    List<Candidate> all = new ArrayList<>();
    if (collection instanceof Members(var in)) {
      Type element = ((Type.SetOf) type).element();
      List<Value> values = algebra.all(element);
      for (int i = 0; i < values.size(); i++) {
        all.add(new Candidate(in.get(i), algebra.literal(values.get(i), element)));
      }
    } else {
      Sequence xs = (Sequence) collection;
      for (int i = 0; i < xs.slots().size(); i++) {
        all.add(new Candidate(algebra.isLonger(xs, i), xs.slots().get(i)));
      }
    }
    return all;
  }

  /** The elements, each once. */
  List<Candidate> elements(Worth collection, Type type) {
    List<Candidate> all = all(collection, type);
    if (collection instanceof Members) {
      return all.stream().filter(c -> c.when() != terms.no).toList();
    }
    List<Candidate> distinct = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Candidate c = all.get(i);
      List<Term> parts = new ArrayList<>(List.of(c.when()));
      for (Candidate earlier : all.subList(0, i)) {
        parts.add(terms.not(algebra.equal(earlier.worth(), c.worth())));
      }
      distinct.add(new Candidate(terms.and(parts), c.worth()));
    }
    return distinct;
  }

  /** For each entry of a map when the keys are its. */
  List<Term> positions(Type.MapOf map, List<Worth> keys) {
    List<Term> positions = List.of(terms.yes);
    for (int i = 0; i < keys.size(); i++) {
      Type domain = map.domain().get(i);
      int n = algebra.all(domain).size();
      List<Term> longer = new ArrayList<>();
      for (Term position : positions) {
        for (int v = 0; v < n; v++) {
          longer.add(position == terms.no ? terms.no : terms.and(position, algebra.isAt(keys.get(i), domain, v)));
        }
      }
      positions = longer;
    }
    return positions;
  }

  /** The position of the entry whose keys these are, where they are known and there is one; else -1. */
  int knownPosition(Type.MapOf map, List<Worth> keys) {
    int position = 0;
    for (int i = 0; i < keys.size(); i++) {
      Type domain = map.domain().get(i);
      int index = algebra.knownIndex(keys.get(i), domain);
      if (index < 0) {
        return -1;
      }
      position = position * algebra.all(domain).size() + index;
    }
    return position;
  }

  /** {@code open}: a key may lie outside of the domain. */
  Worth entry(Parts entries, Type.MapOf map, List<Worth> keys, boolean open, IllIf ill) {
    int known = knownPosition(map, keys);
    if (known >= 0) {
      return entries.parts().get(known);
    }
    List<Term> positions = positions(map, keys);
    if (open) {
      ill.add(terms.not(terms.or(positions)));
    }
    return pick(positions, entries.parts());
  }

  /** The one whose condition is true; of several the last one. */
  private Worth pick(List<Term> when, List<Worth> worths) {
    Worth result = worths.getFirst();
    for (int i = 0; i < worths.size(); i++) {
      result = algebra.ite(when.get(i), worths.get(i), result);
    }
    return result;
  }

  private static Term sizeIs(Sequence xs, int n) {
    return xs.size().get(n);
  }

  Worth at(Sequence xs, Worth index, IllIf ill) {
    List<Term> when = new ArrayList<>();
    List<Term> inside = new ArrayList<>();
    for (int i = 0; i < xs.slots().size(); i++) {
      Term here = algebra.equal(index, algebra.number(i));
      when.add(here);
      inside.add(terms.and(here, algebra.isLonger(xs, i)));
    }
    ill.add(terms.not(terms.or(inside)));
    return pick(when, xs.slots());
  }

  Worth first(Sequence xs, IllIf ill) {
    ill.add(sizeIs(xs, 0));
    return xs.slots().getFirst();
  }

  Worth last(Sequence xs, IllIf ill) {
    ill.add(sizeIs(xs, 0));
    return pick(xs.size().subList(1, xs.size().size()), xs.slots());
  }

  private Sequence empty(Sequence like) {
    List<Term> size = new ArrayList<>();
    for (int i = 0; i < like.size().size(); i++) {
      size.add(terms.truth(i == 0));
    }
    return new Sequence(size, like.slots());
  }

  /** The list with one more element if the condition holds and there is room. */
  Sequence append(Sequence xs, Worth x, Term condition) {
    List<Term> size = new ArrayList<>();
    List<Worth> slots = new ArrayList<>();
    int capacity = xs.slots().size();
    for (int n = 0; n <= capacity; n++) {
      Term one = n == 0 ? terms.no : n < capacity ? sizeIs(xs, n - 1) : terms.or(sizeIs(xs, n - 1), sizeIs(xs, n));
      size.add(terms.ite(condition, one, sizeIs(xs, n)));
    }
    for (int i = 0; i < capacity; i++) {
      slots.add(algebra.ite(terms.and(condition, sizeIs(xs, i)), x, xs.slots().get(i)));
    }
    return new Sequence(size, slots);
  }

  Term isFull(Sequence xs) {
    return xs.size().getLast();
  }

  Sequence withoutFirst(Sequence xs) {
    List<Term> size = new ArrayList<>(xs.size().subList(1, xs.size().size()));
    size.set(0, terms.or(sizeIs(xs, 0), size.getFirst()));
    size.add(terms.no);
    List<Worth> slots = new ArrayList<>(xs.slots().subList(1, xs.slots().size()));
    slots.add(xs.slots().getLast());
    return new Sequence(size, slots);
  }

  Sequence without(Sequence xs, Worth x) {
    Sequence result = empty(xs);
    for (int i = 0; i < xs.slots().size(); i++) {
      Worth y = xs.slots().get(i);
      result = append(result, y, terms.and(algebra.isLonger(xs, i), terms.not(algebra.equal(x, y))));
    }
    return result;
  }

  Sequence before(Sequence xs, Worth x, IllIf ill) {
    Sequence result = empty(xs);
    Term found = terms.no;
    for (int i = 0; i < xs.slots().size(); i++) {
      Worth y = xs.slots().get(i);
      Term there = algebra.isLonger(xs, i);
      found = terms.or(found, terms.and(there, algebra.equal(x, y)));
      result = append(result, y, terms.and(there, terms.not(found)));
    }
    ill.add(terms.not(found));
    return result;
  }

  Sequence reversed(Sequence xs) {
    Sequence result = empty(xs);
    for (int i = xs.slots().size() - 1; i >= 0; i--) {
      result = append(result, xs.slots().get(i), algebra.isLonger(xs, i));
    }
    return result;
  }

  /** Whether the first {@code n} elements of both are there and the same. */
  Term agree(Sequence a, Sequence b, int n) {
    List<Term> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      all.add(terms.and(
          algebra.isLonger(a, i), algebra.isLonger(b, i), algebra.equal(a.slots().get(i), b.slots().get(i))));
    }
    return terms.and(all);
  }
}
