package baton.checker.certificate;

import de.uni_freiburg.informatik.ultimate.logic.SMTLIBException;
import de.uni_freiburg.informatik.ultimate.smtinterpol.DefaultLogger;
import de.uni_freiburg.informatik.ultimate.smtinterpol.LogProxy;
import de.uni_freiburg.informatik.ultimate.smtinterpol.option.OptionMap;
import de.uni_freiburg.informatik.ultimate.smtinterpol.smtlib2.ParseEnvironment;
import de.uni_freiburg.informatik.ultimate.smtinterpol.smtlib2.SMTInterpol;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** SMTInterpol (Christ, Hoenicke and Nutz, SPIN 2012) on the text of a script. */
final class SmtInterpol {
  private SmtInterpol() {}

  /**
   * What a script comes to: {@code sat}, {@code unsat}, {@code unknown} or an error, as the solver prints it. Once told to
   * stop it knows nothing, even if that is taken back: a solver that has left off takes what it has for a model.
   */
  static String answer(String script, BooleanSupplier stop) {
    LogProxy log = new DefaultLogger();
    log.setLoglevel(LogProxy.LOGLEVEL_ERROR);
    AtomicBoolean stopped = new AtomicBoolean();
    SMTInterpol solver = new SMTInterpol(log, () -> {
      if (stop.getAsBoolean()) {
        stopped.set(true);
      }
      return stopped.get();
    });
    List<String> answers = new ArrayList<>();
    ParseEnvironment environment = new ParseEnvironment(solver, new OptionMap(log, true)) {
      @Override
      public void printSuccess() {}

      @Override
      public void printResponse(Object response) {
        answers.add(String.valueOf(response));
      }

      @Override
      public void printError(String message) {
        answers.add("error: " + message);
      }

      @Override
      public void exitWithStatus(int status) {}
    };
    try {
      environment.parseStream(new StringReader(script), "obligation");
    } catch (SMTLIBException e) {
      answers.add("error: " + e.getMessage());
    }
    return stopped.get() ? "unknown" : String.join("; ", answers);
  }
}
