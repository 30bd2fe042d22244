package baton.checker.sat;

import java.util.Arrays;

/** Which variable to decide next: a heap of those that may be undecided, the most active first. */
final class VariableOrder {
  private static final double GREATEST = 1e100;
  private static final double DECAY = 1 / 0.95;

  private double[] activity = new double[16];
  private int[] position = new int[16];
  private int[] heap = new int[16];
  private boolean[] wanted = new boolean[16];
  private int size;
  private int variables;
  private double step = 1;

  void grow() {
    if (variables == activity.length) {
      activity = Arrays.copyOf(activity, variables * 2);
      position = Arrays.copyOf(position, variables * 2);
      heap = Arrays.copyOf(heap, variables * 2);
      wanted = Arrays.copyOf(wanted, variables * 2);
    }
    position[variables++] = -1;
  }

  /** Only these are to be decided from now on; none: all. */
  void restrict(int[] domain) {
    for (int i = 0; i < size; i++) {
      position[heap[i]] = -1;
    }
    size = 0;
    Arrays.fill(wanted, 0, variables, domain.length == 0);
    if (domain.length == 0) {
      for (int v = 0; v < variables; v++) {
        put(v);
      }
    }
    for (int v : domain) {
      wanted[v] = true;
      put(v);
    }
  }

  /** A variable has no value any more. */
  void put(int variable) {
    if (wanted[variable] && position[variable] < 0) {
      heap[size] = variable;
      position[variable] = size;
      up(size++);
    }
  }

  /** Takes the most active one out; -1 if there is none. */
  int take() {
    if (size == 0) {
      return -1;
    }
    int top = heap[0];
    position[top] = -1;
    int last = heap[--size];
    if (size > 0) {
      heap[0] = last;
      position[last] = 0;
      down(0);
    }
    return top;
  }

  void bump(int variable) {
    activity[variable] += step;
    if (activity[variable] > GREATEST) {
      for (int v = 0; v < variables; v++) {
        activity[v] *= 1 / GREATEST;
      }
      step *= 1 / GREATEST;
    }
    if (position[variable] >= 0) {
      up(position[variable]);
    }
  }

  void decay() {
    step *= DECAY;
  }

  /** Ties go to the smaller variable, so that the order is one. */
  private boolean before(int a, int b) {
    return activity[a] > activity[b] || activity[a] == activity[b] && a < b;
  }

  private void up(int from) {
    int i = from;
    int v = heap[i];
    while (i > 0 && before(v, heap[(i - 1) >> 1])) {
      heap[i] = heap[(i - 1) >> 1];
      position[heap[i]] = i;
      i = (i - 1) >> 1;
    }
    heap[i] = v;
    position[v] = i;
  }

  private void down(int from) {
    int i = from;
    int v = heap[i];
    while (2 * i + 1 < size) {
      int child = 2 * i + 1;
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], v)) {
        break;
      }
      heap[i] = heap[child];
      position[heap[i]] = i;
      i = child;
    }
    heap[i] = v;
    position[v] = i;
  }
}
