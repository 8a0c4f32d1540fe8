package dev.yore.subscription;

import dev.yore.event.Position;
import java.time.Instant;
import java.util.Optional;

/**
 * A parked event that was given up.
 *
 * @param position where it stands
 * @param reason why
 * @param actor who decided it, where that is known
 * @param at when
 */
public record Dropped(Position position, String reason, Optional<String> actor, Instant at) {}
