package baton.models.syntax;

import java.util.ArrayList;
import java.util.List;

/** Types: {@code A, B -> set of C}, {@code 0..3}, {@code Kernel?}, {@code list[4] of T}, records. */
final class TypeParser {
  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  TypeParser(TokenCursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** A type where a comma may continue a product: of a variable or constant. */
  TypeTree type() {
    return type(true);
  }

  /** A type in a list of parameters, where a comma ends it. */
  TypeTree parameterType() {
    return type(false);
  }

  private TypeTree type(boolean product) {
    cursor.enter();
    int start = cursor.peek().start();
    TypeTree first = simple();
    List<TypeTree> domain = new ArrayList<>(List.of(first));
    while (product && cursor.at(",") && productContinues()) {
      cursor.advance();
      domain.add(simple());
    }
    TypeTree type = first;
    if (cursor.accept("->")) {
      TypeTree range = type(product);
      type = new TypeTree.MapTree(domain, range, cursor.from(start));
    } else if (domain.size() > 1) {
      throw cursor.unexpected("`->` after the index types of a map");
    }
    cursor.leave();
    return type;
  }

  /** Whether an arrow comes before anything that cannot stand in a product of types. */
  private boolean productContinues() {
    for (int i = 1; i < 40; i++) {
      Token t = cursor.peek(i);
      if (t.is("->")) {
        return true;
      }
      if (t.is("=") || t.is(":") || t.is(";") || t.is("{") || t.is("}") || t.kind() == Token.Kind.END) {
        return false;
      }
    }
    return false;
  }

  private TypeTree simple() {
    int start = cursor.peek().start();
    TypeTree type = base(start);
    while (cursor.at("?")) {
      cursor.advance();
      type = new TypeTree.MaybeTree(type, cursor.from(start));
    }
    return type;
  }

  private TypeTree base(int start) {
    if (cursor.at("set", "of")) {
      cursor.advance();
      cursor.advance();
      return new TypeTree.SetTree(simple(), cursor.from(start));
    }
    if (cursor.at("list", "[")) {
      cursor.advance();
      cursor.advance();
      Expression capacity = expressions.expression();
      cursor.expect("]", "after the capacity of a list");
      cursor.expect("of", "before the type of the elements");
      return new TypeTree.ListTree(capacity, simple(), cursor.from(start));
    }
    if (cursor.at("record", "{")) {
      return record(start);
    }
    if (cursor.accept("(")) {
      TypeTree inner = type(true);
      cursor.expect(")", "after the type");
      return inner;
    }
    Token token = cursor.peek();
    if (token.isWord() && (!Words.isReserved(token.text()) || token.is("bool") || token.is("int")) && !rangeFollows()) {
      return new TypeTree.Named(typePath());
    }
    if (token.kind() == Token.Kind.NUMBER || token.is("-") || token.isWord() && rangeFollows()) {
      Expression lo = expressions.bound();
      cursor.expect("..", "between the bounds of a range");
      Expression hi = expressions.bound();
      return new TypeTree.RangeTree(lo, hi, cursor.from(start));
    }
    throw cursor.unexpected("a type");
  }

  /** Whether a word begins the lower bound of a range: {@code lo..hi}, {@code size(S)..n}. */
  private boolean rangeFollows() {
    int open = 0;
    for (int i = 0; i < 40; i++) {
      Token t = cursor.peek(i);
      if (open == 0 && t.is("..")) {
        return true;
      }
      if (t.is("(")) {
        open++;
      } else if (t.is(")")) {
        if (open-- == 0) {
          return false;
        }
      } else if (!t.isWord() && t.kind() != Token.Kind.NUMBER
          && !t.is("+") && !t.is("-") && !t.is("*") && !t.is("/") && !t.is("%") && !t.is(".")) {
        return false;
      } else if (i > 0 && t.isWord() && cursor.peek(i - 1).isWord()) {
        return false;
      }
    }
    return false;
  }

  private Path typePath() {
    List<Name> names = new ArrayList<>();
    Token first = cursor.advance();
    names.add(new Name(first.text(), first.span(cursor.file)));
    while (cursor.at(".")) {
      cursor.advance();
      names.add(cursor.name("the name of a type"));
    }
    return new Path(names);
  }

  private TypeTree record(int start) {
    cursor.advance();
    cursor.advance();
    List<TypeTree.FieldTree> fields = new ArrayList<>();
    while (!cursor.at("}")) {
      Name name = cursor.name("the name of a field, or `}`");
      cursor.expect(":", "after the name of a field");
      fields.add(new TypeTree.FieldTree(name, parameterType()));
      if (!cursor.accept(",")) {
        cursor.accept(";");
      }
    }
    cursor.expect("}", "after the fields of a record");
    return new TypeTree.RecordTree(fields, cursor.from(start));
  }
}
