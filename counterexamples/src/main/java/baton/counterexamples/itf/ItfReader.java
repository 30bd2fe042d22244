package baton.counterexamples.itf;

import baton.counterexamples.Trace;
import baton.models.ir.Protocol;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.SourceFile;
import baton.models.source.Span;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads saved traces. Files are not trusted: whatever is in them, the answer is a value or a diagnostic,
 * and a trace that is read still has to be replayed.
 */
public final class ItfReader {
  private static final int DEEPEST = 100;

  private ItfReader() {}

  /** What a file is about; {@code file} is its content under the name that messages use. */
  public static Reading<SavedTrace> header(SourceFile file) {
    JsonNode document;
    try {
      document = mapper().readTree(file.text());
    } catch (JacksonException e) {
      return new Reading.Refused<>(syntax(file, e));
    }
    try {
      return new Reading.Read<>(new SavedTrace(Header.read(document), document));
    } catch (Malformed e) {
      return refused(file.name() + " is no saved trace: " + e.what(),
          "traces are saved by `baton check --traces DIR`");
    }
  }

  /**
   * The trace in the terms of the protocol, which has been loaded with the settings of the header. It is
   * refused if the file was changed by hand, or the model since it was saved.
   */
  public static Reading<Trace> trace(SavedTrace saved, Protocol protocol) {
    try {
      return new Reading.Read<>(new TraceReader(protocol).read(saved.document()));
    } catch (Malformed e) {
      Provenance about = saved.about();
      return refused("the trace of `" + about.goal() + "` does not fit " + about.model() + ": " + e.what(),
          "if the model has changed since the trace was saved, check it again");
    }
  }

  private static <T> Reading<T> refused(String message, String help) {
    return new Reading.Refused<>(Diagnostic.error(Code.BAD_TRACE, message).help(help));
  }

  private static JsonMapper mapper() {
    StreamReadConstraints constraints = StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  private static Diagnostic syntax(SourceFile file, JacksonException e) {
    String message = file.name() + " cannot be read as JSON: " + e.getOriginalMessage();
    TokenStreamLocation location = e.getLocation();
    if (location == null || location.getLineNr() < 1 || location.getLineNr() > file.lineCount()) {
      return Diagnostic.error(Code.BAD_TRACE, message);
    }
    int start = file.startOfLine(location.getLineNr());
    int offset = Math.clamp((long) start + location.getColumnNr() - 1, start, file.text().length());
    return Diagnostic.error(Code.BAD_TRACE, new Span(file, offset, offset), message);
  }
}
