package baton.models.format;

import java.util.List;

/**
 * One line of output before its columns are aligned with those around it.
 *
 * @param indent columns before the code
 * @param comment a comment behind the code, or empty
 * @param kind lines of one kind that follow each other are aligned; empty: of no kind
 * @param stops where in {@code code} columns begin
 */
record Line(int indent, String code, String comment, boolean blankBefore, String kind, List<Integer> stops) {
  Line {
    stops = List.copyOf(stops);
  }

  Line with(String aligned) {
    return new Line(indent, aligned, comment, blankBefore, kind, stops);
  }
}
