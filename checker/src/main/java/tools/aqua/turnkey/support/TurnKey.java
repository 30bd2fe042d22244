package tools.aqua.turnkey.support;

import java.io.InputStream;
import java.util.function.Function;

/**
 * What the Java bindings of Z3 call to get their native library, in place of the loader that comes with them: that one
 * unpacks 34 MB for every process. {@link baton.checker.z3.Z3Library} has loaded the library by the time they ask.
 */
public final class TurnKey {
  private TurnKey() {}

  /** Does nothing. */
  public static void load(String path, Function<String, InputStream> resources) {}
}
