package baton.cli;

import baton.checker.certificate.RefutedProof;
import baton.checker.portfolio.Disagreement;
import baton.models.interpreter.Unsupported;
import baton.models.source.NearestName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The {@code baton} command. */
public final class Main {
  private Main() {}

  /** Every command, in the order in which help names them. */
  static List<Command> commands() {
    return List.of(
        new CheckCommand(), new TestCommand(), new SimulateCommand(), new ShowCommand(), new ReplayCommand(),
        new ResilienceCommand(), new CounterexamplesCommand(), new CertifyCommand(), new PlanCommand(),
        new MutateCommand(), new FmtCommand(), new ExportCommand(), new ExplainCommand(), new DoctorCommand(),
        new InitCommand());
  }

  public static void main(String[] args) {
    Console console = system();
    InterruptHandler.install(console);
    int status = run(console, args);
    console.out().flush();
    console.err().flush();
    System.exit(status);
  }

  /** Runs one command; gives the exit status. */
  static int run(Console console, String... args) {
    return run(console, commands(), args);
  }

  /** The same with these commands. */
  static int run(Console console, List<Command> commands, String... args) {
    try {
      return dispatch(console, commands, Arrays.asList(args)).code();
    } catch (UserError e) {
      console.err().println("baton: " + e.getMessage());
      console.err().println("see `" + (args.length > 0 && isCommand(args[0]) ? "baton " + args[0] : "baton")
          + " --help`");
      return Status.WRONG_CALL.code();
    } catch (OutOfMemoryError _) {
      console.err().println("baton: undecided: there is no memory left; " + (Runtime.getRuntime().maxMemory() >> 20)
          + " MB were not enough. Give more, as in --memory 4g, or ask for a smaller instance.");
      return Status.UNDECIDED.code();
    } catch (Unsupported e) {
      console.err().println("baton: undecided: " + e.getMessage());
      return Status.UNDECIDED.code();
    } catch (Disagreement e) {
      failed(console, "engines contradict each other: " + e.getMessage());
      return Status.FAILED.code();
    } catch (RefutedProof e) {
      failed(console, String.valueOf(e.getMessage()));
      console.err().print(
          e.why().map(why -> FailureText.of(e.protocol(), e.obligation(), why)).orElse("  It gives no state.\n"));
      return Status.FAILED.code();
    } catch (RuntimeException | StackOverflowError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      console.err().println("baton: internal error. This is a mistake of Baton, not of your model.");
      console.err().println("Please report it with the model, the call and what follows.");
      console.err().println("version " + Version.text() + ", Java " + Runtime.version());
      console.err().print(trace);
      return Status.FAILED.code();
    }
  }

  /** Says that a check of Baton's own has failed. */
  private static void failed(Console console, String how) {
    console.err().println("baton: " + how);
    console.err().println("This is a mistake of Baton, not of your model: nothing is claimed of it.");
    console.err().println("Please report it with the model and the call. version " + Version.text());
  }

  private static boolean isCommand(String word) {
    return commands().stream().anyMatch(c -> c.name().equals(word));
  }

  private static Status dispatch(Console console, List<Command> commands, List<String> words) {
    String first = words.isEmpty() ? "" : words.getFirst();
    for (Command command : commands) {
      if (command.name().equals(first)) {
        Arguments arguments = new Call(command).parse(words.subList(1, words.size()));
        if (arguments.has("--help")) {
          console.out().print(Help.of(command));
          return Status.OK;
        }
        if (arguments.has("--version")) {
          return version(console);
        }
        Destinations.check(arguments, console.directory());
        return command.run(arguments, console);
      }
    }
    return switch (first) {
      case "-h", "--help" -> {
        console.out().print(Help.of(commands()));
        yield Status.OK;
      }
      case "-V", "--version" -> version(console);
      case "" -> throw new UserError("name a command, for example: baton check FILE");
      default -> throw new UserError("there is no command `" + first + "`"
          + NearestName.find(first, commands().stream().map(Command::name).toList())
              .map(n -> "; did you mean `" + n + "`?").orElse(""));
    };
  }

  private static Status version(Console console) {
    console.out().println("baton " + Version.text());
    console.out().println("Java " + Runtime.version());
    return Status.OK;
  }

  static Console system() {
    boolean terminal =
        Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false)
            && System.getenv("TERM") != null;
    boolean colour = terminal && System.getenv("NO_COLOR") == null;
    return new Console(
        new PrintWriter(System.out, false, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        System.in, Path.of(""), home(), System::nanoTime, terminal, colour, new Interrupts());
  }

  /** The launcher says where the checkout is; without it, the working directory may be one. */
  private static Optional<Path> home() {
    String given = System.getenv("BATON_HOME");
    Path home = Path.of(given == null ? "" : given);
    return Files.isDirectory(home.resolve("models/library")) ? Optional.of(home) : Optional.empty();
  }
}
