package baton.checker.certificate;

/**
 * Something to be shown.
 *
 * @param name initiation, consecution or safety
 * @param text a complete script in SMT-LIB 2; the answer to it is to be {@code unsat}
 */
public record Obligation(String name, String text) {}
