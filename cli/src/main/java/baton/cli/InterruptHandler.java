package baton.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * SIGINT and SIGTERM ask the command to stop: it reports what it has and ends with status 3; a second signal
 * ends it at once.
 *
 * <p>The JDK's class for signals is no part of its API and is reached by reflection; where it is missing a
 * signal ends the process, as without this.
 */
final class InterruptHandler {
  private InterruptHandler() {}

  static void install(Console console) {
    for (String name : new String[] {"INT", "TERM"}) {
      try {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object stop = Proxy.newProxyInstance(
            handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, _) ->
                switch (method.getName()) {
                  case "handle" -> stop(console);
                  case "equals" -> false;
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> "stop";
                });
        signal.getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), stop);
      } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException | InstantiationException
          | InvocationTargetException _) {
        return; // this Java has no such class, or the launcher keeps the signal for itself
      }
    }
  }

  private static boolean stop(Console console) {
    if (!console.interrupts().ask()) {
      Runtime.getRuntime().halt(130);
    }
    return true;
  }
}
