package baton.models.value;

/** The type that needs no parameters. */
public final class Types {
  public static final Type BOOL = new Type.Bool();

  private Types() {}
}
