package baton.models.syntax;

import baton.models.source.Span;
import java.util.Optional;

/**
 * One part of {@code with Kernel=3, first=Kernel#0, faults crash=2, faults 1}: a sort's size, a constant's
 * value ({@code fault} false) or a budget; a budget without a name bounds all faults together.
 */
public record Setting(boolean fault, Optional<Path> name, String value, Span at) {}
