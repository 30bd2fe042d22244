package baton.models.ir;

import baton.models.value.Type;

/**
 * One component of a state.
 *
 * @param name qualified by module instance: {@code mbox.epoch}; a location has its routine's name, a fault
 *     counter {@code faults(name)}
 * @param index its position in {@code State#values()}
 */
public record Variable(String name, Type type, Kind kind, boolean ghost, int index) {
  /** What part a variable plays; states list them in this order. */
  public enum Kind {
    /** Any value at first, never changed. */
    FREE_CONSTANT,
    STATE,
    /** Where control stands in each instance of a routine, see {@link Routine}. */
    LOCATION,
    /** Fault steps taken so far, under a budget. */
    COUNTER,
    /** Memory of a past-time or safety formula; no part of a protocol, added behind its variables. */
    MONITOR
  }
}
