package baton.tests.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The documents' console blocks are true: each command after {@code $} prints what follows it. {@code ...}
 * stands for anything in a line, and alone in a line for any lines; what goes to standard error may be left out. A
 * block {@code ```baton file=NAME} writes that file first; commands run where the files are, or in the checkout.
 */
final class TranscriptTest {
  static List<String> documents() throws IOException {
    List<String> found = new ArrayList<>(List.of("README.md"));
    try (Stream<Path> docs = Files.list(CommandLineProbe.home().resolve("docs"))) {
      docs.map(p -> "docs/" + p.getFileName()).filter(p -> p.endsWith(".md")).sorted().forEach(found::add);
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void prints_what_it_says(String document, @TempDir Path directory) throws IOException {
    boolean files = false;
    List<String> block = new ArrayList<>();
    String fence = "";
    for (String line : Files.readAllLines(CommandLineProbe.home().resolve(document))) {
      if (fence.isEmpty() && line.startsWith("```")) {
        fence = line.substring(3);
        block.clear();
      } else if (line.equals("```")) {
        if (fence.startsWith("baton file=")) {
          files = true;
          Files.writeString(
              directory.resolve(fence.substring("baton file=".length())), String.join("\n", block) + "\n");
        } else if (fence.equals("console")) {
          run(block, files ? directory : CommandLineProbe.home(), document);
        }
        fence = "";
      } else {
        block.add(line);
      }
    }
  }

  private static void run(List<String> block, Path directory, String document) {
    int i = 0;
    while (i < block.size()) {
      String command = block.get(i);
      assertTrue(command.startsWith("$ "), document + ": not a command: " + command);
      int end = i + 1;
      while (end < block.size() && !block.get(end).startsWith("$ ")) {
        end++;
      }
      String[] words = command.substring(2).strip().split("\\s+", -1);
      assertTrue(words[0].equals("baton") || words[0].equals("./baton"), document + ": " + command);
      CommandLineProbe.Result result =
          CommandLineProbe.run(directory, List.of(words).subList(1, words.length).toArray(new String[0]));
      String expected = String.join("\n", block.subList(i + 1, end));
      String found = (result.out() + result.err()).stripTrailing() + "\n";
      boolean same = pattern(expected).matcher(found).matches()
          || pattern(expected).matcher(result.out().stripTrailing() + "\n").matches();
      assertTrue(same,
          document + ": " + command + "\nexpected\n" + expected + "\nfound\n" + found);
      i = end;
    }
  }

  private static Pattern pattern(String expected) {
    StringBuilder regex = new StringBuilder();
    for (String line : expected.lines().toList()) {
      if (line.strip().equals("...")) {
        regex.append("(?:.*\\n)*?");
      } else {
        for (String part : line.split(Pattern.quote("..."), -1)) {
          regex.append(Pattern.quote(part)).append(".*");
        }
        regex.setLength(regex.length() - 2);
        regex.append("\\n");
      }
    }
    return Pattern.compile(regex.toString());
  }
}
