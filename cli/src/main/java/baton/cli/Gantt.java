package baton.cli;

import baton.checker.plan.Schedule;
import baton.models.ir.Plan;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A schedule as a Gantt chart in SVG: a row for each task, in the order of starts, a colour for each kind of task. */
final class Gantt {
  private static final int ROW = 20;
  private static final int TOP = 30;
  private static final int CHART = 800;
  private static final int LETTER = 7;
  private static final List<String> COLOURS =
      List.of("#4c78a8", "#f58518", "#54a24b", "#b279a2", "#e45756", "#72b7b2", "#9d755d", "#eeca3b");

  private final XMLStreamWriter xml;
  private final Schedule schedule;
  private final int left;

  private Gantt(XMLStreamWriter xml, Schedule schedule) {
    this.xml = xml;
    this.schedule = schedule;
    left = 20 + LETTER * schedule.plan().tasks().stream().mapToInt(t -> t.toString().length()).max().orElse(0);
  }

  static String draw(Schedule schedule) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new Gantt(xml, schedule).document();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML to memory", e);
    }
    return text + "\n";
  }

  private void document() throws XMLStreamException {
    Plan plan = schedule.plan();
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
    size(left + CHART + 20, TOP + ROW * plan.tasks().size() + 10);
    xml.writeAttribute("font-family", "monospace");
    xml.writeAttribute("font-size", "12");
    line();
    element("title", plan.name());
    ticks();
    List<String> kinds = plan.tasks().stream().map(Plan.Task::name).distinct().toList();
    List<Integer> order = schedule.order();
    for (int row = 0; row < order.size(); row++) {
      task(order.get(row), TOP + ROW * row,
          COLOURS.get(kinds.indexOf(plan.tasks().get(order.get(row)).name()) % COLOURS.size()));
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void task(int task, int y, String colour) throws XMLStreamException {
    Plan.Task t = schedule.plan().tasks().get(task);
    text(8, y + 14, t.toString());
    xml.writeStartElement("rect");
    xml.writeAttribute("x", x(schedule.start(task)));
    xml.writeAttribute("y", Integer.toString(y + 3));
    size(Math.max(1, width(t.duration())), ROW - 6);
    xml.writeAttribute("fill", colour);
    element("title", hint(task));
    xml.writeEndElement();
    line();
  }

  /** What is shown where the pointer rests. */
  private String hint(int task) {
    List<String> lines = new ArrayList<>();
    lines.add(schedule.plan().tasks().get(task) + ": " + schedule.start(task) + " to " + schedule.end(task));
    schedule.events().stream().filter(e -> e.task() == task)
        .forEach(e -> lines.add(PlanReport.label(e) + " at " + e.time()));
    return String.join("\n", lines);
  }

  /** About ten lines at round times. */
  private void ticks() throws XMLStreamException {
    long step = 1;
    while (schedule.length() / step > 10) { // 1, 2, 5, 10, 20, …
      step = Long.toString(step).startsWith("2") ? step / 2 * 5 : step * 2;
    }
    int bottom = TOP + ROW * schedule.plan().tasks().size();
    for (long time = 0; time <= schedule.length(); time += step) {
      xml.writeEmptyElement("line");
      xml.writeAttribute("x1", x(time));
      xml.writeAttribute("x2", x(time));
      xml.writeAttribute("y1", Integer.toString(TOP));
      xml.writeAttribute("y2", Integer.toString(bottom));
      xml.writeAttribute("stroke", "#ccc");
      text(left + width(time) - 4, TOP - 8, Long.toString(time));
    }
  }

  private int width(long time) {
    return (int) (time * CHART / schedule.length());
  }

  private String x(long time) {
    return String.format(Locale.ROOT, "%d", left + width(time));
  }

  private void size(int width, int height) throws XMLStreamException {
    xml.writeAttribute("width", Integer.toString(width));
    xml.writeAttribute("height", Integer.toString(height));
  }

  private void text(int x, int y, String text) throws XMLStreamException {
    xml.writeStartElement("text");
    xml.writeAttribute("x", Integer.toString(x));
    xml.writeAttribute("y", Integer.toString(y));
    xml.writeCharacters(text);
    xml.writeEndElement();
    line();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }
}
