package baton.models.syntax;

import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.syntax.Declaration.Fairness;
import baton.models.syntax.Declaration.PropertyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Declarations, but for actions and routines, imports and settings, which have parsers of their own. */
final class DeclarationParser {
  private static final String WORDS =
      "a declaration begins with a word such as var, const, sort, enum, def, action, fault, routine, invariant, "
          + "transition, property, reach or import";

  private static final String TYPED = "a variable is declared by `var x: T = v`";

  /** What helps whoever begins a declaration with one of these. */
  private static final Map<String, String> MISPLACED = Map.of(
      "when", "`when e` stands before the braces",
      "else", "another outcome of an action is written `or name { … }`",
      ",", "each declaration begins with a word of its own, such as var; one value goes for all names",
      "{", "is the word missing that says what is declared? Those of a protocol stand without braces",
      "or", "`or name { … }` follows the closing brace of an action, fault or step",
      "}", "a brace too many, or one too few before",
      "bool", TYPED,
      "int", TYPED,
      "byte", TYPED);

  private final TokenCursor cursor;
  private final ExpressionParser expressions;
  private final StatementParser statements;
  private final ActionParser actions;
  private final ImportParser imports;
  private final SettingParser settings;
  private final PlanParser plans;

  DeclarationParser(TokenCursor cursor) {
    this.cursor = cursor;
    expressions = new ExpressionParser(cursor);
    statements = new StatementParser(cursor, expressions);
    actions = new ActionParser(cursor, expressions, statements);
    imports = new ImportParser(cursor, expressions);
    settings = new SettingParser(cursor);
    plans = new PlanParser(cursor, expressions, statements, actions);
  }

  List<Declaration> untilEnd() {
    List<Declaration> all = new ArrayList<>();
    while (!cursor.atEnd()) {
      if (!cursor.accept(";")) {
        declaration().ifPresent(all::add);
      }
    }
    return all;
  }

  /** The next declaration; empty, and skipped, if it cannot be read. */
  Optional<Declaration> declaration() {
    int position = cursor.position();
    cursor.resetDepth(0);
    try {
      return Optional.of(read());
    } catch (TokenCursor.Unreadable _) {
      if (cursor.position() == position) {
        cursor.advance();
      }
      skipToDeclaration();
      return Optional.empty();
    }
  }

  /** Goes to the next word that begins a declaration and stands first in its line. */
  void skipToDeclaration() {
    while (!cursor.atEnd()) {
      Token t = cursor.peek();
      if (t.isWord() && Words.beginsDeclaration(t.text()) && cursor.firstInLine(t)) {
        return;
      }
      cursor.advance();
    }
  }

  private Declaration read() {
    Optional<String> doc = cursor.doc();
    int start = cursor.peek().start();
    Token t = cursor.peek();
    return switch (t.kind() == Token.Kind.WORD ? t.text() : "") {
      case "sort" -> {
        cursor.advance();
        Name name = cursor.name("the name of the sort");
        Optional<Expression> size =
            cursor.accept("=") ? Optional.of(expressions.expression()) : Optional.empty();
        yield new Declaration.SortDecl(name, size, doc, cursor.from(start));
      }
      case "enum" -> enumeration(doc, start);
      case "type" -> {
        cursor.advance();
        Name name = cursor.name("the name of the type");
        Optional<TypeTree> type =
            cursor.accept("=") ? Optional.of(expressions.operands().types().type()) : Optional.empty();
        if (cursor.atInLine("{") || cursor.atInLine("(")) {
          throw cursor.unexpected("the end of the type", "a record is declared by `type R = record { f: T }`");
        }
        yield new Declaration.TypeDecl(name, type, doc, cursor.from(start));
      }
      case "const" -> {
        cursor.advance();
        Name name = cursor.name("the name of the constant");
        cursor.expect(":", "and a type after the name of a constant", "write `const c: T = v`");
        TypeTree type = expressions.operands().types().type();
        Optional<Expression> value =
            cursor.accept("=") ? Optional.of(expressions.expression()) : Optional.empty();
        yield new Declaration.ConstDecl(name, type, value, doc, cursor.from(start));
      }
      case "assume" -> {
        cursor.advance();
        yield new Declaration.Assume(expressions.expression(), doc, cursor.from(start));
      }
      case "bug" -> bug(doc, start);
      case "expect" -> expect(start);
      case "also" -> {
        cursor.advance();
        cursor.expect("with", "after `also`");
        yield new Declaration.AlsoWith(settings.settings(), cursor.from(start));
      }
      case "measure" -> measure(doc, start);
      case "plan" -> plans.plan(doc, start);
      case "var", "ghost" -> variable(doc, start);
      case "def" -> definition(doc, start);
      case "event" -> {
        cursor.advance();
        Name name = cursor.name("the name of the event");
        List<Parameter> parameters = parameters();
        Optional<Expression> body =
            cursor.accept("=") ? Optional.of(expressions.expression()) : Optional.empty();
        yield new Declaration.EventDecl(name, parameters, body, doc, cursor.from(start));
      }
      case "init" -> {
        cursor.advance();
        yield new Declaration.InitDecl(statements.block("the statements of `init`"), cursor.from(start));
      }
      case "fair", "strong", "action", "fault", "routine" -> fairOrNot(doc, start);
      case "proc" -> proc(doc, start);
      case "terminal" -> {
        cursor.advance();
        yield new Declaration.Terminal(braced("where a run may end"), doc, cursor.from(start));
      }
      case "invariant" -> property(PropertyKind.INVARIANT, doc, start);
      case "transition" -> property(PropertyKind.TRANSITION, doc, start);
      case "property" -> property(PropertyKind.PROPERTY, doc, start);
      case "reach" -> property(PropertyKind.REACH, doc, start);
      case "import" -> imports.importDecl(start);
      case "protocol", "module" ->
          throw cursor.unexpected("a declaration", Optional.of("a file holds one protocol or module"));
      default -> throw cursor.unexpected(
          cursor.firstInLine(t) || t.is("}") ? "a declaration" : "the end of the declaration", advice(t));
    };
  }

  private Optional<String> advice(Token t) {
    if (MISPLACED.containsKey(t.text())) {
      return Optional.ofNullable(MISPLACED.get(t.text()));
    }
    if (cursor.peek(1).is(":=") || cursor.peek(1).is("[")) {
      return Optional.of("statements stand in the braces of an action, step, proc or `init`");
    }
    if (t.kind() == Token.Kind.NUMBER) {
      return Optional.of("is `=` missing before it?");
    }
    Optional<String> near = t.isWord() && cursor.firstInLine(t)
        ? Words.nearestDeclaration(t.text()).map(w -> "did you mean `" + w + "`?")
        : Optional.empty();
    return cursor.advice().or(() -> near).or(() -> Optional.of(WORDS));
  }

  private Declaration enumeration(Optional<String> doc, int start) {
    cursor.advance();
    Name name = cursor.name("the name of the enum");
    cursor.expect("{", "before the elements of an enum", "write `enum E { a, b }`");
    List<Name> elements = new ArrayList<>();
    while (!cursor.at("}")) {
      elements.add(cursor.name("the name of an element, or `}`"));
      if (!cursor.accept(",")) {
        break;
      }
    }
    if (cursor.peek().isWord() || cursor.at(";")) {
      throw cursor.unexpected("`}` after the elements of an enum", "elements are separated by commas");
    }
    cursor.expect("}", "after the elements of an enum");
    return new Declaration.EnumDecl(name, elements, doc, cursor.from(start));
  }

  private Declaration bug(Optional<String> doc, int start) {
    cursor.advance();
    Name name = cursor.name("the name of the bug");
    List<Path> violates = new ArrayList<>();
    if (cursor.accept("violates")) {
      do {
        violates.add(settings.goal());
      } while (cursor.accept(","));
    } else if (cursor.peek().isWord() && !cursor.firstInLine(cursor.peek()) && !cursor.at("with")) {
      throw cursor.unexpected(
          "`violates` and what it violates", "as in `bug " + name.text() + " violates p`, p an invariant or property");
    }
    List<Setting> with = cursor.accept("with") ? settings.settings() : List.of();
    return new Declaration.BugDecl(name, violates, with, doc, cursor.from(start));
  }

  private Declaration expect(int start) {
    cursor.advance();
    List<Path> goals = new ArrayList<>();
    do {
      goals.add(settings.goal());
    } while (cursor.accept(","));
    Name verdict = settings.verdict();
    List<Setting> with = cursor.accept("with") ? settings.settings() : List.of();
    return new Declaration.Expect(goals, verdict, with, cursor.from(start));
  }

  private Declaration measure(Optional<String> doc, int start) {
    cursor.advance();
    Name name = cursor.name("the name of the measure");
    List<Parameter> parameters = parameters();
    cursor.expect("=", "after the name of a measure");
    cursor.expect("most", "time or most steps of …");
    List<Path> stepsOf = new ArrayList<>();
    if (cursor.accept("steps")) {
      cursor.expect("of", "and the names of actions after `steps`");
      do {
        stepsOf.add(cursor.path("the name of an action"));
      } while (cursor.accept(","));
    } else {
      cursor.expect("time", "or `steps of …` after `most`");
    }
    cursor.expect("while", "and a condition in a measure");
    Expression condition = expressions.expression();
    Optional<Expression> limit = Optional.empty();
    if (cursor.at("at", "most")) {
      cursor.advance();
      cursor.advance();
      limit = Optional.of(expressions.expression());
    }
    return new Declaration.MeasureDecl(name, parameters, stepsOf, condition, limit, doc, cursor.from(start));
  }

  private Declaration variable(Optional<String> doc, int start) {
    boolean ghost = cursor.accept("ghost");
    cursor.expect("var", "after `ghost`");
    List<Name> names = new ArrayList<>();
    do {
      names.add(cursor.name("the name of the variable"));
    } while (cursor.accept(","));
    cursor.expect(":", "and a type after the name of a variable", "write `var x: T = v`");
    TypeTree type = expressions.operands().types().type();
    if (!cursor.at("=") && !cursor.endsStatement(cursor.peek()) && !cursor.declarationFollows()) {
      throw cursor.unexpected("`= value` after the type of a variable", afterType(cursor.peek(), cursor.peek(-1)));
    }
    if (!cursor.at("=")) {
      Name name = names.getFirst();
      throw cursor.report(Diagnostic.error(
              Code.MISSING_INITIALISER, name.at(), "`" + name.text() + "` has no initial value")
          .help("write `= value`, or `= any` for every value"));
    }
    cursor.advance();
    Optional<Expression> initial = cursor.at("any") && !cursor.peek(1).is(".") && !cursor.peek(1).is("(")
        ? Optional.empty()
        : Optional.of(expressions.expression());
    if (initial.isEmpty()) {
      cursor.advance();
    }
    return new Declaration.VarDecl(ghost, names, type, initial, doc, cursor.from(start));
  }

  /** What helps whoever did not end a type where it ends. */
  private static Optional<String> afterType(Token found, Token before) {
    if (found.is(":=")) {
      return Optional.of("a variable is declared with `=`, and assigned with `:=`");
    }
    if (found.is(",")) {
      return Optional.of(
          "variables of one type and value stand together, `var x, y: T = v`; each other has its own `var`");
    }
    return switch (before.text()) {
      case "set", "Set", "SUBSET" -> Optional.of("a set is written `set of T`");
      case "list", "List", "Seq", "seq", "queue" ->
          Optional.of("a list is written `list[n] of T`, with n elements at most");
      case "map", "Map" -> Optional.of("a map is written `A -> B`");
      default -> switch (found.text()) {
        case "=>" -> Optional.of("a map is written `A -> B`");
        case "[" -> Optional.of("a map is written `A -> B`, and a list `list[n] of T`");
        default -> Optional.empty();
      };
    };
  }

  private Declaration definition(Optional<String> doc, int start) {
    cursor.advance();
    Name name = cursor.name("the name of the def");
    List<Parameter> parameters = parameters();
    Optional<TypeTree> result =
        cursor.accept(":") ? Optional.of(expressions.operands().types().type()) : Optional.empty();
    Optional<Expression> body = cursor.accept("=") ? Optional.of(expressions.expression()) : Optional.empty();
    if (cursor.at("{") || cursor.at("->")) {
      throw cursor.unexpected("`=` and the value of the def", "write `def f(x: T): U = e`");
    }
    return new Declaration.DefDecl(name, parameters, result, body, doc, cursor.from(start));
  }

  private Declaration proc(Optional<String> doc, int start) {
    cursor.advance();
    Name name = cursor.name("the name of the proc");
    List<Parameter> parameters = parameters();
    Optional<TypeTree> result =
        cursor.accept(":") ? Optional.of(expressions.operands().types().parameterType()) : Optional.empty();
    List<Statement> body = statements.block("the body of a proc");
    return new Declaration.ProcDecl(name, parameters, result, body, doc, cursor.from(start));
  }

  private Declaration fairOrNot(Optional<String> doc, int start) {
    Fairness fairness = Fairness.NONE;
    if (cursor.accept("strong")) {
      cursor.expect("fair", "after `strong`");
      fairness = Fairness.STRONG;
    } else if (cursor.accept("fair")) {
      fairness = Fairness.WEAK;
    }
    if (cursor.at("routine")) {
      if (fairness == Fairness.STRONG) {
        throw cursor.unexpected("`action`: a routine is fair or not, never strongly fair");
      }
      return actions.routine(fairness == Fairness.WEAK, doc, start);
    }
    if (!cursor.at("action") && !cursor.at("fault")) {
      throw cursor.unexpected("`action` or `routine` after `fair`");
    }
    return actions.action(fairness, doc, start);
  }

  private Declaration property(PropertyKind kind, Optional<String> doc, int start) {
    cursor.advance();
    Name name = cursor.name("the name of the " + kind.spelling());
    List<Parameter> parameters = parameters();
    Expression body = braced("what it says");
    return new Declaration.PropertyDecl(kind, name, parameters, body, doc, cursor.from(start));
  }

  private Expression braced(String what) {
    Token open = cursor.expect("{", "before " + what, "the condition stands in braces: `{ e }`");
    Expression e = expressions.conditions();
    if (cursor.atEnd() || cursor.declarationFollows()) {
      throw statements.unclosed(open);
    }
    if (!cursor.at("}")) {
      throw cursor.unexpected("`}` after " + what,
          cursor.advice().or(() -> Optional.of("several conditions stand one a line, or with `;` between")));
    }
    cursor.advance();
    return e;
  }

  private List<Parameter> parameters() {
    return actions.parameters();
  }
}
