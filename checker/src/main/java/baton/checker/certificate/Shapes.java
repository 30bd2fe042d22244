package baton.checker.certificate;

import baton.checker.ground.Node;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** What SMTInterpol has said of the shapes of questions, for as long as a proof or several are checked. */
final class Shapes {
  private static final int MOST_QUESTIONS = 24;

  private final Set<String> excluded = ConcurrentHashMap.newKeySet();
  private final Set<String> open = ConcurrentHashMap.newKeySet();

  /** Whether a question of this shape has been asked. */
  boolean isAsked(String shape) {
    return excluded.contains(shape) || open.contains(shape);
  }

  /** Whether no question of these shapes has an answer. */
  boolean areExcluded(Collection<String> shapes) {
    return excluded.containsAll(shapes);
  }

  /**
   * Asks those that have not been asked, all at once, and where some have an answer half of them after the other. After
   * some questions what is left counts as not excluded.
   */
  void ask(Script script, Map<String, List<Node>> questions, BooleanSupplier stop) {
    Map<String, List<Node>> fresh = new LinkedHashMap<>(questions);
    fresh.keySet().removeIf(this::isAsked);
    Deque<List<String>> parts = new ArrayDeque<>();
    if (!fresh.isEmpty()) {
      parts.push(List.copyOf(fresh.keySet()));
    }
    for (int asked = 0; !parts.isEmpty(); asked++) {
      List<String> part = parts.pop();
      if (asked < MOST_QUESTIONS
          && SmtInterpol.answer(script.either(part.stream().map(fresh::get).toList()), stop).equals("unsat")) {
        excluded.addAll(part);
      } else if (asked >= MOST_QUESTIONS || part.size() == 1) {
        open.addAll(part);
      } else {
        parts.push(part.subList(part.size() / 2, part.size()));
        parts.push(part.subList(0, part.size() / 2));
      }
    }
  }
}
