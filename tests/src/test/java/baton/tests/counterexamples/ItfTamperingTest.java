package baton.tests.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.counterexamples.Trace;
import baton.counterexamples.itf.ItfReader;
import baton.counterexamples.itf.ItfWriter;
import baton.counterexamples.itf.Provenance;
import baton.counterexamples.itf.Reading;
import baton.counterexamples.itf.SavedTrace;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever stands in a file, reading it gives a value or a diagnostic. */
final class ItfTamperingTest {
  private final Protocol protocol = Small.handover();

  private String saved(String goal) {
    Provenance about = new Provenance(Small.NAME, "ab".repeat(32), Settings.NONE, goal);
    return ItfWriter.write(protocol, about, Small.trace(protocol, goal));
  }

  /** What is said against a text; empty if it is a trace. */
  private Optional<Diagnostic> refusal(String text) {
    return switch (ItfReader.header(new SourceFile("saved.itf.json", text))) {
      case Reading.Refused<SavedTrace>(Diagnostic because) -> Optional.of(because);
      case Reading.Read<SavedTrace>(SavedTrace read) ->
          switch (ItfReader.trace(read, protocol)) {
            case Reading.Refused<Trace>(Diagnostic because) -> Optional.of(because);
            case Reading.Read<Trace> _ -> Optional.empty();
          };
    };
  }

  private String message(String text) {
    Diagnostic because = refusal(text).orElseThrow();
    assertEquals(Code.BAD_TRACE, because.code());
    return because.message();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "{", "[]", "nonsense", "null", "{\"a\":1,\"a\":2}", "{} {}", "\"text\"", "{\"#meta\":[]}", "NaN"
  })
  void what_is_no_saved_trace_is_refused(String text) {
    assertTrue(message(text).startsWith("saved.itf.json "), message(text));
  }

  @Test
  void deep_nesting_is_refused() {
    message("[".repeat(100_000));
    message("{\"#meta\":" + "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000) + "}");
  }

  @Test
  void a_syntax_error_has_a_place() {
    Diagnostic because = refusal("{\n  \"vars\": [1,,2]\n}").orElseThrow();
    assertEquals(2, because.at().orElseThrow().line());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "\"Kernel\" : 2        | \"Kernel\" : -2         | `sizes.Kernel` is no number from 0",
    "baton-trace/1         | baton-trace/9          | `schema` is not baton-trace/1",
    "\"goal\" : \"noNotes\"  | \"goal\" : 7            | `#meta` has no text `goal`",
    "abababab              | xxxxxxxx               | `sha256` is no hash",
    "\"steps\" : 0         | \"steps\" : 4           | the initial state: steps: 4 is no value of 0..3",
    "\"steps\" : 0         | \"steps\" : 1e999999999 | is no value of 0..3",
    "\"action\" : \"tell\"   | \"action\" : \"sell\"     | step 1: the protocol has no action `sell`",
    "\"urgent\" : true     | \"urgency\" : true      | the state after step 1: notes: .urgent is missing",
    "\"urgent\" : true     | \"urgent\" : 1          | after step 1: notes: .urgent: 1 is no value of bool",
    "\"steps\" : 0         | \"step\" : 0            | the initial state has no value of `steps`",
    "\"last\",             | \"lost\",               | it has no variable `last`",
  })
  void a_change_is_refused_with_its_place(String what, String by, String because) {
    String text = saved("noNotes");
    int at = text.indexOf(what);
    assertTrue(at >= 0, what);
    String message = message(text.substring(0, at) + by + text.substring(at + what.length()));
    assertTrue(
        message.startsWith("saved.itf.json is no saved trace: ")
            || message.startsWith("the trace of `noNotes` does not fit small.baton: "), message);
    assertTrue(message.endsWith(because), message);
  }

  @Test
  void members_and_entries_stand_once() {
    String text = saved("noNotes");
    String twice =
        text.replaceFirst("\"#set\" : \\[\\s+\"Kernel#0\"", "\"#set\" : [ \"Kernel#0\", \"Kernel#0\"");
    assertTrue(message(twice).endsWith("an element is in a set twice"), message(twice));
    String entry = text.replaceFirst("\"Kernel#1\",", "\"Kernel#0\",");
    assertTrue(message(entry).endsWith("phase: [Kernel#0]: a second entry"), message(entry));
  }

  @ParameterizedTest
  @ValueSource(strings = {"noNotes", "well-defined", "handed"})
  void no_change_of_a_single_value_goes_unanswered(String goal) {
    String text = saved(goal);
    JsonNodeFactory json = JsonNodeFactory.instance;
    List<JsonNode> others = List.of(
        json.nullNode(), json.numberNode(-1), json.numberNode(1e300), json.stringNode("#"),
        json.stringNode("Kernel#9"), json.arrayNode(), json.objectNode(), json.booleanNode(true),
        json.objectNode().put("#bigint", "9".repeat(19)));
    int read = 0;
    for (int i = 0; i < places(JsonMapper.shared().readTree(text)).size(); i++) {
      for (JsonNode other : others) {
        JsonNode document = JsonMapper.shared().readTree(text);
        places(document).get(i).put(other);
        Optional<Diagnostic> because = refusal(document.toString());
        because.ifPresent(d -> assertEquals(Code.BAD_TRACE, d.code()));
        read += because.isEmpty() ? 1 : 0;
      }
    }
    assertTrue(read > 0, "some changes give other traces");
  }

  /** A member of an object or an element of an array. */
  private record Place(JsonNode parent, String name, int index) {
    void put(JsonNode value) {
      if (parent instanceof ObjectNode object) {
        object.set(name, value);
      } else if (parent instanceof ArrayNode array) {
        array.set(index, value);
      }
    }
  }

  private static List<Place> places(JsonNode node) {
    List<Place> places = new ArrayList<>();
    collect(node, places);
    return places;
  }

  private static void collect(JsonNode node, List<Place> into) {
    for (String name : node.propertyNames()) {
      into.add(new Place(node, name, 0));
      collect(node.path(name), into);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        into.add(new Place(node, "", i));
        collect(node.path(i), into);
      }
    }
  }
}
