package baton.models.ir;

import java.util.List;

/** A {@code def}: a named, pure expression with parameters. Not recursive. */
public record Definition(String name, List<Binder> parameters, Expr body) {
  public Definition {
    parameters = List.copyOf(parameters);
  }
}
