package baton.checker.explicit.graph;

import baton.checker.ground.FairPlace;
import baton.checker.ground.Node;
import baton.checker.liveness.Stopped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of all that is fair is enabled in each state, and taken by each step. States that are alike in that are of one
 * kind, and so are steps.
 */
final class Kinds {
  private final List<FairPlace> places;
  private final int[] ofState;
  private final Numbering kinds;
  private final List<BitSet> enabled = new ArrayList<>();
  private final List<int[]> takenFrom = new ArrayList<>(); // for each kind the number of what each label takes
  private final List<BitSet> taken = new ArrayList<>();
  private final Map<BitSet, Integer> takenNumbers = new HashMap<>();
  private final List<List<Integer>> byLabel = new ArrayList<>();

  Kinds(Reached reached, List<FairPlace> places) throws Stopped {
    this.places = places;
    Reached.Making making = reached.making();
    List<Node> nodes = new ArrayList<>(places.stream().map(FairPlace::enabled).toList());
    places.forEach(p -> nodes.add(p.where()));
    Asked asked = new Asked(making.packing(), making.ground().nodes(), nodes, reached.size());
    kinds = new Numbering(Math.max(1, asked.words()));
    for (int label = 0; label < making.ground().labels().size(); label++) {
      byLabel.add(new ArrayList<>());
    }
    for (int i = 0; i < places.size(); i++) {
      for (int label : places.get(i).labels()) {
        byLabel.get(label).add(i);
      }
    }
    ofState = new int[reached.size()];
    long[] words = new long[Math.max(1, asked.words())];
    for (int s = 0; s < ofState.length; s++) {
      if ((s & 0xffff) == 0) {
        making.pause(reached.bytes() + bytes());
      }
      for (int w = 0; w < asked.words(); w++) {
        words[w] = asked.of(w, reached.words(), reached.at(s), -1, reached.words(), reached.at(s));
      }
      ofState[s] = kinds.add(words, 0);
      if (ofState[s] == enabled.size()) {
        enabled.add(BitSet.valueOf(words).get(0, places.size()));
        takenFrom.add(new int[byLabel.size()]);
        Arrays.fill(takenFrom.getLast(), -1);
      }
    }
  }

  List<FairPlace> places() {
    return places;
  }

  long bytes() {
    return 4L * ofState.length;
  }

  int of(int state) {
    return ofState[state];
  }

  int size() {
    return enabled.size();
  }

  /** The numbers of the places that are enabled. */
  BitSet enabled(int kind) {
    return enabled.get(kind);
  }

  /** The number of the set of places that a step takes; the label of an idle instant is negative. */
  int taken(int kind, int label) {
    if (label < 0) {
      return number(new BitSet());
    }
    int[] known = takenFrom.get(kind);
    if (known[label] < 0) {
      BitSet takes = new BitSet();
      BitSet all = BitSet.valueOf(Arrays.copyOfRange(
          kinds.words(), kind * width(), (kind + 1) * width()));
      for (int place : byLabel.get(label)) {
        takes.set(place, all.get(places.size() + place));
      }
      known[label] = number(takes);
    }
    return known[label];
  }

  private int width() {
    return Math.max(1, (2 * places.size() + 63) / 64);
  }

  private int number(BitSet takes) {
    return takenNumbers.computeIfAbsent(takes, t -> {
      taken.add(t);
      return taken.size() - 1;
    });
  }

  /** The places of a set. */
  BitSet takenSet(int number) {
    return taken.get(number);
  }
}
