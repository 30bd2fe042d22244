package baton.tests.random;

import baton.tests.random.Expressions.Readable;
import baton.tests.random.Expressions.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Random statements, as text, over variables that may be written. */
final class Statements {
  /**
   * What a block may use.
   *
   * @param targets variables of the protocol
   * @param procs calls without arguments that are statements
   * @param starts routine instances that may be started, as `r(args)`
   * @param mayReturn whether {@code return} is allowed here
   */
  record Reach(
      Vocabulary vocabulary, List<Readable> targets, List<String> procs, List<String> starts, List<String> aborts,
      boolean mayReturn) {
    Reach with(Readable bound) {
      return new Reach(vocabulary.with(bound), targets, procs, starts, aborts, mayReturn);
    }

    Reach noReturn() {
      return new Reach(vocabulary, targets, procs, starts, aborts, false);
    }
  }

  private final Source source;
  private final Expressions expressions;

  Statements(Source source, Expressions expressions) {
    this.source = source;
    this.expressions = expressions;
  }

  /** A block of one to three statements without its braces. */
  String block(Reach reach, int depth) {
    List<String> lines = new ArrayList<>();
    Reach here = reach;
    int n = source.between(1, 3);
    for (int i = 0; i < n; i++) {
      if (source.chance(12) && depth > 0) {
        String y = expressions.fresh("y");
        GenType type = source.of(here.vocabulary().scalars());
        if (source.chance(50) || !expressions.possible(type, here.vocabulary())) {
          lines.add("choose " + y + ": " + type.text()
              + (source.chance(40)
                  ? " where " + expressions.bool(here.vocabulary().with(new Readable(y, type)), 1)
                  : ""));
        } else {
          lines.add("let " + y + " = " + exact(type, here, 1));
        }
        here = here.with(new Readable(y, type));
      } else {
        lines.add(statement(here, depth));
      }
    }
    return String.join("; ", lines);
  }

  /** An expression of a type, wrapped so that an integer literal keeps the type's interval. */
  private String exact(GenType type, Reach reach, int depth) {
    List<Readable> same = reach.vocabulary().readables().stream().filter(r -> r.type().equals(type)).toList();
    return same.isEmpty() ? expressions.of(type, reach.vocabulary(), depth) : source.of(same).text();
  }

  private String statement(Reach reach, int depth) {
    return switch (source.below(depth > 0 ? 14 : 7)) {
      case 0, 1, 2, 3 -> assignment(reach, depth);
      case 4 -> update(reach, depth);
      case 5 -> list(reach);
      case 6 -> routine(reach);
      case 7, 8 -> "if " + condition(reach) + " { " + block(reach, depth - 1) + " }"
          + (source.chance(40) ? " else { " + block(reach, depth - 1) + " }" : "");
      case 9, 10 -> atOnce(reach, depth);
      case 11 -> inOrder(reach, depth);
      case 12 -> "require " + condition(reach);
      default -> reach.procs().isEmpty() || source.chance(30)
          ? source.chance(80) ? assignment(reach, depth)
              : reach.mayReturn() && source.chance(50) ? "return" : "assert " + condition(reach)
          : source.of(reach.procs());
    };
  }

  private String condition(Reach reach) {
    return expressions.bool(reach.vocabulary(), source.between(0, 2));
  }

  /** A variable, or an entry or field of one, with its type. */
  private Readable target(Reach reach) {
    Readable t = source.of(reach.targets());
    for (int i = 0; i < 3; i++) {
      if (t.type() instanceof GenType.MapOf(GenType key, GenType value)) {
        if (!expressions.possible(key, reach.vocabulary())) {
          return t;
        }
        t = new Readable(t.text() + "[" + expressions.of(key, reach.vocabulary(), 0) + "]", value);
      } else if (t.type() instanceof GenType.Record(_, List<String> fields, List<GenType> types) && source.chance(60)) {
        int f = source.below(fields.size());
        t = new Readable(t.text() + "." + fields.get(f), types.get(f));
      }
    }
    return t;
  }

  private String assignment(Reach reach, int depth) {
    Readable t = target(reach);
    return expressions.possible(t.type(), reach.vocabulary())
        ? t.text() + " := " + expressions.of(t.type(), reach.vocabulary(), Math.min(depth, 2))
        : "require true";
  }

  private String update(Reach reach, int depth) {
    for (int i = 0; i < 4; i++) {
      Readable t = target(reach);
      if (t.type() instanceof GenType.Range) {
        return t.text() + source.of(List.of(" += ", " -= ")) + (source.chance(70) ? "1" : "2");
      }
      if (t.type() instanceof GenType.SetOf) {
        return t.text() + source.of(List.of(" += ", " -= ")) + expressions.of(t.type(), reach.vocabulary(), 0);
      }
    }
    return assignment(reach, depth);
  }

  private String list(Reach reach) {
    for (int i = 0; i < 6; i++) {
      Readable t = target(reach);
      if (t.type() instanceof GenType.ListOf(_, GenType element)) {
        if (source.chance(40)) {
          return "pop(" + t.text() + ")";
        }
        if (expressions.possible(element, reach.vocabulary())) {
          return "push(" + t.text() + ", " + expressions.of(element, reach.vocabulary(), 1) + ")";
        }
      }
    }
    return assignment(reach, 1);
  }

  private String routine(Reach reach) {
    if (!reach.starts().isEmpty() && source.chance(40)) {
      return "start " + source.of(reach.starts());
    }
    if (!reach.aborts().isEmpty() && source.chance(30)) {
      return "abort " + source.of(reach.aborts());
    }
    return assignment(reach, 1);
  }

  private String atOnce(Reach reach, int depth) {
    String x = expressions.fresh("x");
    GenType domain = source.of(reach.vocabulary().scalars());
    Reach inside = reach.with(new Readable(x, domain)).noReturn();
    String where = source.chance(30) ? " where " + expressions.bool(inside.vocabulary(), 1) : "";
    return "for " + x + ": " + domain.text() + where + " { " + meanwhile(inside, block(inside, depth - 1)) + " }";
  }

  /** Now and then an iteration changes a number and takes it back: meanwhile it may be outside its range. */
  private String meanwhile(Reach reach, String block) {
    List<Readable> numbers = reach.targets().stream().filter(t -> t.type() instanceof GenType.Range).toList();
    if (numbers.isEmpty() || source.chance(80)) {
      return block;
    }
    String n = source.of(numbers).text();
    return source.chance(50) ? n + " += 1; " + block + "; " + n + " -= 1" : n + " -= 1; " + block + "; " + n + " += 1";
  }

  private String inOrder(Reach reach, int depth) {
    String x = expressions.fresh("x");
    List<Readable> lists =
        reach.vocabulary().readables().stream().filter(r -> r.type() instanceof GenType.ListOf).toList();
    List<GenType> ordered = reach.vocabulary().scalars().stream()
        .filter(t -> t instanceof GenType.Enumeration || t instanceof GenType.Range)
        .toList();
    if (!lists.isEmpty() && source.chance(60)) {
      Readable xs = source.of(lists);
      Reach inside = reach.with(new Readable(x, ((GenType.ListOf) xs.type()).element()));
      return "for " + x + " in " + xs.text() + " { " + block(inside, depth - 1) + " }";
    }
    if (ordered.isEmpty()) {
      return assignment(reach, depth);
    }
    GenType domain = source.of(ordered);
    Reach inside = reach.with(new Readable(x, domain));
    return "for " + x + " in " + domain.text() + " { " + block(inside, depth - 1) + " }";
  }
}
