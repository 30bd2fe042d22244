package baton.checker.export.promela;

import baton.checker.ground.Cell;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The text of a model. */
final class Text {
  private static final int LARGE_GUARD = 200;

  private final GroundProtocol ground;
  private final Sizes sizes;
  private final Checks checks;
  private final Start start;
  private final List<Option> options;
  private final Identifiers identifiers = new Identifiers();
  private final Names names;
  private final List<String> bits = new ArrayList<>();
  private final Expressions expressions;
  private int temporaries;

  Text(GroundProtocol ground, Checks checks, Start start, List<Option> options, Sizes sizes) {
    this.ground = ground;
    this.checks = checks;
    this.start = start;
    this.options = options;
    this.sizes = sizes;
    names = new Names(Cell.of(ground.layout()), identifiers);
    checks.bits().forEach(b -> bits.add(identifiers.of(List.of("memory", b.goal().replace('.', '_')))));
    expressions = new Expressions(names, this::variable, identifiers);
    expressions.share(
        Stream.concat(options.stream().flatMap(Option::nodes), Stream.of(ground.terminal())).toList(), sizes);
  }

  private String variable(int cell) {
    int cells = ground.layout().cells();
    return cell < cells ? names.variable(cell) : bits.get(cell - cells);
  }

  String render() {
    StringBuilder loop = new StringBuilder();
    for (Option option : options) {
      option(option, loop);
    }
    if (checks.deadlock()) {
      loop.append("  /* deadlock */\n  :: atomic { timeout && !(").append(expressions.print(ground.terminal()))
          .append(") -> assert(false) /* deadlock */ }\n");
    }
    String unread = unread();
    if (!unread.isEmpty()) {
      loop.append("  /* what nothing reads would be left out of the states */\n  :: false && (").append(unread)
          .append(") -> skip\n");
    }
    String choices = choices();
    StringBuilder declared = new StringBuilder();
    variables(declared);
    StringBuilder text = new StringBuilder();
    header(text);
    names.constants().forEach((name, k) -> text.append("#define ").append(name).append(' ').append(k).append('\n'));
    text.append('\n').append(declared);
    if (!expressions.definitions().isEmpty()) {
      text.append("\n/* what several options have in common */\n");
      expressions.definitions().forEach(d -> text.append(d).append('\n'));
    }
    text.append("\nactive proctype protocol() {\n").append(choices);
    text.append("  /* a run may end anywhere; whether it should, the last options say */\n");
    text.append("end:\n  do\n").append(loop).append("  od\n}\n");
    return text.toString();
  }

  /** The variables of the state that no option reads. */
  private String unread() {
    Set<Integer> read = new HashSet<>();
    Stream.concat(options.stream().flatMap(Option::nodes), Stream.of(ground.terminal()))
        .flatMap(n -> Leaf.below(n).stream()).forEach(leaf -> read.add((int) leaf.k()));
    return IntStream.range(0, ground.layout().cells() + bits.size()).filter(cell -> !read.contains(cell))
        .mapToObj(this::variable).collect(Collectors.joining(" || "));
  }

  private void header(StringBuilder text) {
    text.append("/* ").append(ground.protocol().name()).append(", written by `baton export --to promela`.\n");
    text.append("   One pass of the loop is one step; an assertion that fails names its goal.\n\n");
    text.append("   spin -a FILE && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -m1000000\n\n");
    text.append(start.choices().isEmpty()
        ? "   States stored are our states, transitions (stored+matched) our transitions and 1.\n"
        : "   States stored are our states and 1: the one before an initial state is chosen.\n"
            + "   Transitions (stored+matched) are our transitions, the initial states, and 1.\n");
    text.append("   Two resolutions of one step that meet are two transitions to SPIN, one to us.\n");
    if (!checks.bits().isEmpty()) {
      text.append("   Here there are more states: some goals remember the past.\n");
    }
    checks.leftOut().forEach(g -> text.append("   Left out: ").append(plain(g)).append('\n'));
    text.append("*/\n\n");
  }

  /** A text that does not end a comment. */
  private static String plain(String text) {
    return text.replace("*/", "* /").replace("/*", "/ *");
  }

  private void variables(StringBuilder text) {
    String last = "";
    List<Cell> cells = Cell.of(ground.layout());
    for (int i = 0; i < cells.size(); i++) {
      String meaning = names.meaning(i);
      String group = cells.get(i).variable().name() + meaning;
      if (!group.equals(last)) {
        text.append("/* ").append(plain(cells.get(i).variable().name() + ": " + meaning)).append(" */\n");
      }
      last = group;
      declare(i, ground.layout().greatest(i), text);
    }
    for (int i = 0; i < bits.size(); i++) {
      declare(cells.size() + i, 1, text);
    }
    for (int i = 0; i < temporaries; i++) {
      text.append("hidden int ").append(temporary(i)).append(";\n");
    }
  }

  private void declare(int cell, long greatest, StringBuilder text) {
    int width = Math.max(1, 64 - Long.numberOfLeadingZeros(greatest));
    long value = start.known().isEmpty() ? 0 : start.known().get(cell);
    text.append(width > 16 ? "int " : "unsigned ").append(variable(cell));
    if (width <= 16) {
      text.append(" : ").append(width);
    }
    text.append(" = ").append(constant(cell, value)).append(";\n");
  }

  private String constant(int cell, long value) {
    return cell < ground.layout().cells() ? names.constant(cell, value) : Long.toString(value);
  }

  private static String temporary(int i) {
    return "kept_" + i + "_";
  }

  private String choices() {
    if (start.choices().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("  if /* the initial state */\n");
    for (Start.Choice choice : start.choices()) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < choice.values().size(); i++) {
        if (!choice.values().get(i).equals(start.known().get(i))) {
          lines.add(variable(i) + " = " + constant(i, choice.values().get(i)));
        }
      }
      choice.broken().forEach(goal -> lines.add("assert(false) /* " + plain(goal) + " */"));
      text.append("  :: d_step { ").append(lines.isEmpty() ? "skip" : String.join("; ", lines)).append(" }\n");
    }
    return text.append("  fi;\n").toString();
  }

  private void option(Option option, StringBuilder text) {
    List<String> lines = new ArrayList<>();
    option.before().forEach(a -> lines.add(asserted(a)));
    assignments(option.writes(), lines);
    option.after().forEach(a -> lines.add(asserted(a)));
    assignments(option.memory(), lines);
    option.failure().ifPresent(why -> lines.add("assert(false) /* " + plain(why) + " */"));
    text.append("  /* ").append(plain(option.comment())).append(" */\n");
    // a d_step has its guard three times in the verifier, an atomic once
    String form = sizes.of(option.guard()) > LARGE_GUARD ? "atomic" : "d_step";
    text.append("  :: ").append(form).append(" { (").append(expressions.print(option.guard())).append(") ->\n       ");
    text.append(lines.isEmpty() ? "skip" : String.join(";\n       ", lines)).append(" }\n");
  }

  private String asserted(Option.Asserted a) {
    return "assert(" + expressions.print(a.condition()) + ") /* " + plain(a.goal()) + " */";
  }

  private void assignments(List<Writes.Write> writes, List<String> into) {
    for (Writes.Assignment a : Writes.order(writes)) {
      into.add(
          switch (a) {
            case Writes.Assignment.ToCell(Writes.Write(int cell, Node value)) ->
                variable(cell) + " = " + value(value, cell);
            case Writes.Assignment.ToTemporary(int n, Writes.Write(int cell, Node value)) -> {
              temporaries = Math.max(temporaries, n + 1);
              yield temporary(n) + " = " + value(value, cell);
            }
            case Writes.Assignment.FromTemporary(int n, int cell) -> variable(cell) + " = " + temporary(n);
          });
    }
  }

  private String value(Node value, int cell) {
    return cell < ground.layout().cells() ? expressions.value(value, cell) : expressions.print(value);
  }
}
