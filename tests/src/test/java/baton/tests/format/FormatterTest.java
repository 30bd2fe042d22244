package baton.tests.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import baton.models.format.Formatter;
import baton.models.source.Diagnostics;
import baton.models.source.SourceFile;
import baton.models.syntax.Parser;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How lines that go on, and what stands in braces behind them, are indented. */
final class FormatterTest {
  private static String format(String text) {
    return Formatter.format(Parser.parse(new SourceFile("text.baton", text), new Diagnostics()).orElseThrow());
  }

  /** The text is as the formatter wants it: also if no line of it is indented. */
  private static void isFormatted(String text) {
    assertEquals(text, format(text));
    assertEquals(text, format(text.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n"))));
  }

  @Test
  void a_body_is_indented_once_whatever_its_header_takes() {
    isFormatted("""
        protocol Headers

        action take(k: Kernel)
          when owner == none and
          all j: Kernel where j != k { clean[j] } {
          owner := k
          if warm and
            not on {
            on := true
          } else {
            on := false
          }
        }
        fair routine reboot(k: Kernel)
          when owner == k {
          for s in order {
            step freeze { state[s] := frozen }
          }
          if on or
            warm {
            step jump { owner := none }
          }
        }
        """);
  }

  @Test
  void what_an_expression_opens_belongs_to_the_line_that_goes_on() {
    isFormatted("""
        protocol Expressions

        def level(k: Kernel) =
          match state[k] {
            up -> 2
            down -> 0
          }
        action take(k: Kernel)
          when on or
          some j: Kernel {
            j == k
          } {
          owner := k
        }
        invariant fresh {
          on implies
            all k: Kernel {
              clean[k]
            }
        }
        """);
  }

  @Test
  void so_does_what_a_plan_opens_within_a_sentence() {
    isFormatted("""
        protocol Planned

        plan exchange {
          for d: Disk where d > 0 and
            d < 3 {
            change(d) before change(0)
          }
          minimise end
            then total d: Disk {
              end change(d)
            }
        }
        """);
  }
}
