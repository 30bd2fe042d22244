package baton.models.format;

import baton.models.source.Span;
import baton.models.syntax.Declaration;
import baton.models.syntax.Expression;
import baton.models.syntax.Expression.Binary;
import baton.models.syntax.Expression.BinaryOperator;
import baton.models.syntax.PlanItem;
import baton.models.syntax.SourceUnit;
import baton.models.syntax.Token;
import baton.models.syntax.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the tree of a file says about the space between its tokens. */
final class Layout {
  private static final Set<String> TIGHT_BEFORE = Set.of(")", "]", ",", ";", ":", ".", "..", "'", "!", "?", "#");
  private static final Set<String> TIGHT_AFTER = Set.of("(", "[", ".", "..", "#");
  private static final Set<String> SPACED_WORDS = Set.of(
      "and", "or", "not", "implies", "in", "if", "then", "else", "match", "when", "where", "require", "assert",
      "return", "always", "eventually", "next", "once", "historically", "previously", "since", "weaksince", "until",
      "release", "leadsto", "unless", "without", "reversed", "while", "with", "of", "max", "takes", "choose", "let");
  private static final Set<String> CONTINUES = Set.of(
      "and", "or", "implies", "+", "*", "/", "%", "&", "==", "!=", "<", "<=", ">", ">=", "in", "then", "until", "since",
      "weaksince", "leadsto", "without", "=", "when", "violates");
  private static final Set<String> UNFINISHED = Set.of(
      "and", "or", "implies", "+", "-", "*", "/", "%", "&", "==", "!=", "<", "<=", ">", ">=", "in", "then", "not", "=",
      ":=", "+=", "-=", "until", "since", "weaksince", "leadsto", "violates", "when");

  private final Set<Integer> setBraces = new HashSet<>();
  private final Set<Integer> signs = new HashSet<>();
  private final List<Span> settings = new ArrayList<>();

  /** Where a comma at the end of a line says that it goes on. */
  private final List<Span> lists = new ArrayList<>();

  /** Where what opens a brace is part of an expression, or of what a plan says in one sentence. */
  private final List<Span> inside = new ArrayList<>();

  private final Map<Integer, Integer> before = new HashMap<>();
  private final Map<Integer, Integer> after = new HashMap<>();
  private final Map<Integer, String> kinds = new HashMap<>();
  private final Set<Integer> stops = new HashSet<>();

  private Layout() {}

  static Layout of(SourceUnit unit) {
    Layout layout = new Layout();
    new Walk(layout::expression, s -> layout.settings.add(s.at())).unit(unit);
    unit.parameters().forEach(layout::declaration);
    unit.declarations().forEach(layout::declaration);
    return layout;
  }

  private void expression(Expression e) {
    if (inside.isEmpty() || inside.getLast().end() < e.at().end()) {
      inside.add(e.at()); // its parts come behind it
    }
    switch (e) {
      case Expression.SetLiteral(_, Span at) -> brace(at);
      case Expression.Comprehension c -> brace(c.at());
      case Expression.AnyOf a -> brace(a.braces());
      case Expression.Unary(var operator, _, Span at) when operator == Expression.UnaryOperator.NEGATE ->
          signs.add(at.start());
      case Binary(var operator, Expression left, Expression right, _) when operator == BinaryOperator.OR -> {
        parenthesise(left);
        parenthesise(right);
      }
      case Expression _ -> {}
    }
  }

  private void brace(Span at) {
    setBraces.add(at.start());
    setBraces.add(at.end() - 1);
  }

  /** {@code and} inside {@code or} is easily misread. */
  private void parenthesise(Expression e) {
    if (e instanceof Binary(var operator, _, _, Span at) && operator == BinaryOperator.AND) {
      before.merge(at.start(), 1, Integer::sum);
      after.merge(at.end(), 1, Integer::sum);
    }
  }

  private void declaration(Declaration d) {
    switch (d) {
      case Declaration.VarDecl v -> columns(v.at(), v.ghost() ? "ghost" : "var", true);
      case Declaration.ConstDecl c -> columns(c.at(), "const", true);
      case Declaration.SortDecl s -> columns(s.at(), "sort", false);
      case Declaration.TypeDecl t -> columns(t.at(), "type", false);
      case Declaration.DefDecl f -> columns(f.at(), "def", false);
      case Declaration.EnumDecl e -> {
        kinds.put(e.at().start(), "enum");
        int brace = e.at().file().text().indexOf('{', e.name().at().end());
        if (brace >= 0) {
          stops.add(brace);
        }
      }
      case Declaration.PlanDecl p -> p.items().forEach(this::planned);
      case Declaration.ImportDecl i -> i.bindings().forEach(b -> columns(b.at(), "binding", false));
      case Declaration.BugDecl b -> lists.add(b.at());
      case Declaration.Expect e -> lists.add(e.at());
      case Declaration.Assume _, Declaration.AlsoWith _, Declaration.MeasureDecl _, Declaration.EventDecl _,
          Declaration.InitDecl _, Declaration.ActionDecl _, Declaration.RoutineDecl _, Declaration.ProcDecl _,
          Declaration.Terminal _, Declaration.PropertyDecl _ -> {}
    }
  }

  private void planned(PlanItem item) {
    switch (item) {
      case PlanItem.Task task -> lists.add(task.at());
      case PlanItem.For f -> f.body().forEach(this::planned);
      case PlanItem.AtMost _, PlanItem.Minimise _ -> inside.add(item.at());
      case PlanItem.Related _, PlanItem.Timed _ -> { }
    }
  }

  /** Columns at the type, if {@code typed}, and at the first {@code =} outside brackets. */
  private void columns(Span at, String kind, boolean typed) {
    kinds.put(at.start(), kind);
    String text = at.file().text();
    int open = 0;
    boolean typeSeen = !typed;
    for (int i = at.start(); i < at.end() && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      open += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
      if (open == 0 && c == ':' && !typeSeen) {
        typeSeen = true;
        int type = i + 1;
        while (type < at.end() && Character.isWhitespace(text.charAt(type))) {
          type++;
        }
        stops.add(type);
      } else if (open == 0 && c == '=') {
        stops.add(i);
        return;
      }
    }
  }

  String kind(Token first) {
    return kinds.getOrDefault(first.start(), "");
  }

  boolean isStop(Token token) {
    return stops.contains(token.start());
  }

  int parenthesesBefore(Token token) {
    return before.getOrDefault(token.start(), 0);
  }

  int parenthesesAfter(Token token) {
    return after.getOrDefault(token.end(), 0);
  }

  /** Whether a line that begins with {@code first} goes on with what the line before began. */
  boolean continuesLine(Token first, Token previous, Token next) {
    if (Formatter.isComment(first) || previous.equals(first)) {
      return false;
    }
    boolean afterBlock = previous.is("}") && !setBraces.contains(previous.start());
    if (first.is("else")) {
      return !afterBlock && !next.is("->");
    }
    boolean alternative = first.is("or") && afterBlock;
    boolean inList = previous.is(",")
        && lists.stream().anyMatch(s -> s.start() <= previous.start() && first.start() < s.end());
    return !alternative && (inList || CONTINUES.contains(first.text()) || UNFINISHED.contains(previous.text()));
  }

  /** Whether statements, steps or the items of a plan follow behind a token: what is no part of its line. */
  boolean opensBlock(Token token) {
    return token.is("{") && !setBraces.contains(token.start())
        && inside.stream().noneMatch(s -> s.start() <= token.start() && token.start() < s.end());
  }

  /** Whether a space stands between two tokens of one line. */
  boolean space(Token left, Token right) {
    if (inSetting(left, right)) {
      return false;
    }
    if (left.is("{") || right.is("}")) {
      int brace = left.is("{") ? left.start() : right.start();
      return !setBraces.contains(brace) && !(left.is("{") && right.is("}") && setBraces.contains(left.start()));
    }
    if (signs.contains(left.start()) || TIGHT_AFTER.contains(left.text())) {
      return false;
    }
    if (TIGHT_BEFORE.contains(right.text()) && right.kind() == Token.Kind.SYMBOL) {
      return false;
    }
    if (right.is("(") || right.is("[")) {
      boolean operand = left.isWord() && !SPACED_WORDS.contains(left.text()) || left.is("]") || left.is(")")
          || left.is("'") || left.is("!");
      return !operand;
    }
    return true;
  }

  private boolean inSetting(Token left, Token right) {
    return (left.is("=") || right.is("=") || right.is("#") || left.is("#"))
        && settings.stream().anyMatch(s -> s.start() <= left.start() && right.end() <= s.end());
  }
}
