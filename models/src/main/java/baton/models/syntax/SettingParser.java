package baton.models.syntax;

import baton.models.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code with Kernel=3, first=Kernel#0, faults crash=2}, and the names of goals and verdicts. */
final class SettingParser {
  private final TokenCursor cursor;

  SettingParser(TokenCursor cursor) {
    this.cursor = cursor;
  }

  List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    do {
      all.add(setting(!all.isEmpty() && all.getLast().kind() != Setting.Kind.VALUE));
    } while (cursor.accept(","));
    return all;
  }

  private Setting setting(boolean afterBudget) {
    int start = cursor.peek().start();
    boolean budget = cursor.at("faults") && !cursor.peek(1).is("=");
    if (budget) {
      cursor.advance();
      if (cursor.peek().kind() == Token.Kind.NUMBER) {
        String value = cursor.advance().text();
        return new Setting(Setting.Kind.BUDGET, Optional.empty(), value, cursor.from(start));
      }
    }
    Path path = cursor.path(budget ? "the name of a fault" : "the name of a sort, constant or bug");
    cursor.expect("=", "after `" + path.text() + "`", "a setting is written `name=value`; a bug is on with `B=true`");
    String value = value();
    Setting.Kind kind =
        budget ? Setting.Kind.BUDGET : afterBudget ? Setting.Kind.EITHER : Setting.Kind.VALUE;
    return new Setting(kind, Optional.of(path), value, cursor.from(start));
  }

  private String value() {
    int start = cursor.peek().start();
    if (cursor.at("{", "}") || cursor.at("[", "]")) {
      cursor.advance();
      cursor.advance();
      return cursor.from(start).text();
    }
    cursor.accept("-");
    Token t = cursor.peek();
    if (t.kind() != Token.Kind.NUMBER && !t.isWord()) {
      throw cursor.unexpected("a value: a number, true, false, an element");
    }
    cursor.advance();
    while (cursor.at("#") || cursor.at(".")) {
      cursor.advance();
      cursor.advance();
    }
    return cursor.from(start).text();
  }

  /** The name of a property, possibly of a module, {@code deadlock} or {@code well-defined}. */
  Path goal() {
    return cursor.at("well", "-") ? new Path(List.of(hyphenated())) : cursor.path("the name of a property");
  }

  Name verdict() {
    return hyphenated();
  }

  /** Words joined by hyphens. */
  private Name hyphenated() {
    Name first = cursor.name("a verdict: holds, violated, vacuous, …");
    Span at = first.at();
    StringBuilder text = new StringBuilder(first.text());
    while (cursor.at("-") && cursor.peek(1).isWord()) {
      cursor.advance();
      Token word = cursor.advance();
      text.append('-').append(word.text());
      at = at.to(word.span(cursor.file));
    }
    return new Name(text.toString(), at);
  }
}
