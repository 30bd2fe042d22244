package baton.checker.explicit;

import baton.checker.ground.GroundProtocol;
import baton.properties.Goal;
import java.util.List;

/**
 * Looks at every state and step of a search for all its goals, for one worker. Remembers for each goal at which
 * length of a run it was first decided.
 */
final class Watcher {
  static final int NEVER = Integer.MAX_VALUE;

  private final Closures.Frame frame;
  private final Closures.Code[] hit;
  private final Closures.Code[] met;
  private final boolean[] onEdges;
  private final boolean[] onStates;
  private final boolean[] aboutSteps;
  private final int deadlock;
  private final int wellDefined;
  private final Closures.Code terminal;
  private final boolean edges;
  final int[] hitAt;
  final boolean[] hasMet;

  /** All code is compiled once, for every worker. */
  static final class Plan {
    private final List<Question> questions;
    private final Closures closures;
    private final Closures.Code[] hit;
    private final Closures.Code[] met;
    private final Closures.Code terminal;

    Plan(GroundProtocol ground, List<Question> questions, Packing packing) {
      this.questions = questions;
      closures = new Closures(packing);
      for (Question q : questions) {
        q.judges().ifPresent(j -> {
          closures.count(j.hit());
          j.met().ifPresent(closures::count);
        });
      }
      closures.count(ground.terminal());
      hit = new Closures.Code[questions.size()];
      met = new Closures.Code[questions.size()];
      for (int i = 0; i < hit.length; i++) {
        hit[i] = questions.get(i).judges().map(j -> closures.compile(j.hit())).orElse(_ -> 0);
        met[i] = questions.get(i).judges().flatMap(Judges::met).map(closures::compile).orElse(_ -> 1);
      }
      terminal = closures.compile(ground.terminal());
    }

    Watcher watcher() {
      return new Watcher(this);
    }
  }

  private Watcher(Plan plan) {
    frame = plan.closures.frame();
    hit = plan.hit;
    met = plan.met;
    terminal = plan.terminal;
    int n = plan.questions.size();
    onEdges = new boolean[n];
    onStates = new boolean[n];
    aboutSteps = new boolean[n];
    hitAt = new int[n];
    hasMet = new boolean[n];
    int dead = -1;
    int defined = -1;
    boolean some = false;
    for (int i = 0; i < n; i++) {
      Question q = plan.questions.get(i);
      hitAt[i] = NEVER;
      onEdges[i] = q.judges().map(j -> j.onEdges() || !j.memory().bits().isEmpty()).orElse(false);
      onStates[i] = q.judges().isPresent() && !onEdges[i];
      some |= onEdges[i];
      aboutSteps[i] = q.goal() instanceof Goal.EveryStep; // says nothing about the first instant
      dead = q.goal() instanceof Goal.Deadlock ? i : dead;
      defined = q.goal() instanceof Goal.WellDefined ? i : defined;
      hasMet[i] = q.judges().flatMap(Judges::met).isEmpty();
    }
    deadlock = dead;
    wellDefined = defined;
    edges = some;
  }

  /** Whether steps must be shown, not only states. */
  boolean wantsEdges() {
    return edges;
  }

  /** The first instant; {@code before} has the memory before it. */
  void initial(long[] before, long[] words) {
    frame.pre = before;
    frame.preAt = 0;
    frame.post = words;
    frame.postAt = 0;
    frame.did = -1;
    frame.begin();
    for (int i = 0; i < hit.length; i++) {
      if ((onStates[i] || onEdges[i]) && !aboutSteps[i]) {
        judge(i, 0);
      }
    }
  }

  private void judge(int i, int length) {
    if (hitAt[i] > length && hit[i].run(frame) != 0) {
      hitAt[i] = length;
    }
    if (!hasMet[i] && met[i].run(frame) != 0) {
      hasMet[i] = true;
    }
  }

  /** A step, the last of a run of this length. */
  void edge(long[] pre, int preAt, int label, long[] post, int postAt, int length) {
    frame.pre = pre;
    frame.preAt = preAt;
    frame.post = post;
    frame.postAt = postAt;
    frame.did = label;
    frame.begin();
    for (int i = 0; i < hit.length; i++) {
      if (onEdges[i]) {
        judge(i, length);
      }
    }
  }

  /** A state seen for the first time, at the end of a run of this length. */
  void state(long[] words, int at, int length) {
    frame.post = words;
    frame.postAt = at;
    frame.begin();
    for (int i = 0; i < hit.length; i++) {
      if (onStates[i]) {
        judge(i, length);
      }
    }
  }

  /** A state at the end of a run of this length in which no action is enabled or ill. */
  void withoutAction(long[] words, int at, int length) {
    if (deadlock >= 0 && hitAt[deadlock] > length && !isTerminal(words, at)) {
      hitAt[deadlock] = length;
    }
  }

  boolean isTerminal(long[] words, int at) {
    frame.pre = words;
    frame.preAt = at;
    frame.begin();
    return terminal.run(frame) != 0;
  }

  /** A run of this length, the attempt included, ends in an ill step. */
  void ill(int length) {
    if (wellDefined >= 0 && hitAt[wellDefined] > length) {
      hitAt[wellDefined] = length;
    }
  }
}
