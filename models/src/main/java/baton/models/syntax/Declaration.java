package baton.models.syntax;

import baton.models.source.Span;
import java.util.List;
import java.util.Optional;

/** A declaration as it was written. {@code doc} is the text of the {@code ///} comment before it. */
public sealed interface Declaration {
  Span at();

  record SortDecl(Name name, Optional<Expression> size, Optional<String> doc, Span at) implements Declaration {}

  record EnumDecl(Name name, List<Name> elements, Optional<String> doc, Span at) implements Declaration {}

  /** {@code type T = …}; without a type a parameter of a module. */
  record TypeDecl(Name name, Optional<TypeTree> type, Optional<String> doc, Span at) implements Declaration {}

  record ConstDecl(Name name, TypeTree type, Optional<Expression> value, Optional<String> doc, Span at)
      implements Declaration {}

  record Assume(Expression condition, Optional<String> doc, Span at) implements Declaration {}

  record BugDecl(Name name, List<Path> violates, List<Setting> with, Optional<String> doc, Span at)
      implements Declaration {}

  /** {@code expect p, q holds with …}. */
  record Expect(List<Path> goals, Name verdict, List<Setting> with, Span at) implements Declaration {}

  record AlsoWith(List<Setting> with, Span at) implements Declaration {}

  /** {@code measure m(x: T) = most time while e at most n} or {@code most steps of a, b while e}. */
  record MeasureDecl(
      Name name,
      List<Parameter> parameters,
      List<Path> stepsOf,
      Expression condition,
      Optional<Expression> limit,
      Optional<String> doc,
      Span at)
      implements Declaration {}

  /** {@code plan p { … }}: a question for the best schedule of the protocol's own actions. */
  record PlanDecl(Name name, List<PlanItem> items, Optional<String> doc, Span at) implements Declaration {}

  /** {@code var x, y: T = v}; {@code initial} is empty for {@code any}. */
  record VarDecl(
      boolean ghost, List<Name> names, TypeTree type, Optional<Expression> initial, Optional<String> doc, Span at)
      implements Declaration {}

  /** {@code def f(x: A): T = e}; without a body a parameter of a module. */
  record DefDecl(
      Name name,
      List<Parameter> parameters,
      Optional<TypeTree> result,
      Optional<Expression> body,
      Optional<String> doc,
      Span at)
      implements Declaration {}

  /** {@code event e(x: A)}, a parameter of a module, possibly with a default. */
  record EventDecl(
      Name name, List<Parameter> parameters, Optional<Expression> body, Optional<String> doc, Span at)
      implements Declaration {}

  record InitDecl(List<Statement> body, Span at) implements Declaration {}

  enum Fairness {
    NONE,
    WEAK,
    STRONG
  }

  /** An action or fault with its alternatives. */
  record ActionDecl(
      Fairness fairness,
      List<Parameter> parameters,
      Optional<Expression> when,
      List<Alternative> alternatives,
      Optional<String> doc,
      Span at)
      implements Declaration {
    /** The name of the first alternative. */
    public Name name() {
      return alternatives.getFirst().name();
    }
  }

  record RoutineDecl(
      boolean fair,
      Name name,
      List<Parameter> parameters,
      Optional<Expression> when,
      List<RoutineItem> body,
      Optional<String> doc,
      Span at)
      implements Declaration {}

  record ProcDecl(
      Name name,
      List<Parameter> parameters,
      Optional<TypeTree> result,
      List<Statement> body,
      Optional<String> doc,
      Span at)
      implements Declaration {}

  record Terminal(Expression condition, Optional<String> doc, Span at) implements Declaration {}

  enum PropertyKind {
    INVARIANT("invariant"),
    TRANSITION("transition"),
    PROPERTY("property"),
    REACH("reach");

    private final String spelling;

    PropertyKind(String spelling) {
      this.spelling = spelling;
    }

    public String spelling() {
      return spelling;
    }
  }

  record PropertyDecl(
      PropertyKind kind, Name name, List<Parameter> parameters, Expression body, Optional<String> doc, Span at)
      implements Declaration {}

  /** {@code import a.b { K = Kernel; f(x) = e } as m}. */
  record ImportDecl(ModuleName module, List<BindingDecl> bindings, Optional<Name> alias, Span at)
      implements Declaration {}

  /** How an import names its module. */
  sealed interface ModuleName {
    Span at();

    record Dotted(Path path) implements ModuleName {
      @Override
      public Span at() {
        return path.at();
      }
    }

    record Quoted(String file, Span at) implements ModuleName {}
  }

  /**
   * {@code f(x, y) = e}. The right side of a type parameter is a type: {@code type} holds it whenever what
   * was written can be read as one, and {@code value} whenever it can be read as an expression.
   */
  record BindingDecl(
      Name name, List<Name> parameters, Optional<Expression> value, Optional<TypeTree> type, Span at) {}
}
