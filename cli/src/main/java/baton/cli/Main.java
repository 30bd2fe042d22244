package baton.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** The {@code baton} command. */
@Command(
    name = "baton",
    description = "Verifies kernel handover protocols.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      CheckCommand.class, TestCommand.class, SimulateCommand.class, ShowCommand.class, ReplayCommand.class,
      FmtCommand.class, ExplainCommand.class, DoctorCommand.class, InitCommand.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:everything asked for holds (for test: every expectation came true)",
      "1:something is violated, deviates or differs; the report says what",
      "2:the call or the model is wrong",
      "3:undecided within the given limits",
      "4:Baton itself failed: please report it"
    })
public final class Main implements Runnable {
  @Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  private final Console console;

  /** For the generator of shell completion, which runs nothing. */
  public Main() {
    this(system());
  }

  Main(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  /** Without a subcommand: what there is. */
  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "name a command, for example: baton check FILE");
    }
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
    CommandLine line = new CommandLine(new Main(console), new CommandFactory(console));
    line.setOut(console.out());
    line.setErr(console.err());
    line.setUsageHelpAutoWidth(false);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(
        console.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setParameterExceptionHandler((e, _) -> {
      console.err().println("baton: " + e.getMessage());
      if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, console.err())) {
        console.err().println("see `" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help`");
      }
      return Status.WRONG_CALL.code();
    });
    line.setExecutionExceptionHandler((e, _, _) -> {
      if (e instanceof UserError) {
        console.err().println("baton: " + e.getMessage());
        return Status.WRONG_CALL.code();
      }
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      console.err().println("baton: internal error. This is a mistake of Baton, not of your model.");
      console.err().println("Please report it with the model, the call and what follows.");
      console.err().println("version " + Version.text() + ", Java " + Runtime.version());
      console.err().print(trace);
      return Status.FAILED.code();
    });
    return line.execute(args);
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
