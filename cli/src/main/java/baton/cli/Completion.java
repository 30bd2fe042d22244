package baton.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the completion script for bash, and for zsh with {@code bashcompinit}; the build runs it. */
final class Completion {
  private Completion() {}

  public static void main(String[] file) throws IOException {
    Files.writeString(Path.of(file[0]), script());
  }

  static String script() {
    StringBuilder text = new StringBuilder("# Completion of baton for bash: source this file.\n_baton() {\n");
    text.append("  local word=${COMP_WORDS[COMP_CWORD]} options=\n");
    String names = Main.commands().stream().map(Command::name).collect(Collectors.joining(" "));
    text.append("  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '").append(names)
        .append(" --help --version' -- \"$word\"))\n    return\n  fi\n  case ${COMP_WORDS[1]} in\n");
    for (Command command : Main.commands()) {
      String options = Help.options(command).stream()
          .flatMap(o -> Stream.of(o.getOpt() == null ? "" : "-" + o.getOpt(),
              o.getLongOpt() == null ? "" : "--" + o.getLongOpt()))
          .filter(o -> !o.isEmpty())
          .collect(Collectors.joining(" "));
      text.append("    ").append(command.name()).append(") options='").append(options).append("' ;;\n");
    }
    return text.append("""
          esac
          case $word in
            -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
            *) COMPREPLY=($(compgen -f -- "$word")) ;;
          esac
        }
        complete -o filenames -F _baton baton
        """).toString();
  }
}
