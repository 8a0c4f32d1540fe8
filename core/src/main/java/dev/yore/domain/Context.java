package dev.yore.domain;

import dev.yore.event.Event;
import dev.yore.event.Metadata;
import dev.yore.event.Tag;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a command brings with it besides itself: when it happened, who gave it and why, and what else its events concern.
 *
 * @param timestamp when its events happened; empty: now
 * @param metadata what its events say of how they came to be
 * @param tags what its events concern, besides what the codec says
 */
public record Context(Optional<Instant> timestamp, Metadata metadata, Set<Tag> tags) {

    /** Nothing but the command. */
    public static final Context NONE = new Context(Optional.empty(), Metadata.NONE, Set.of());

    /** Copies the set. */
    public Context {
        tags = Set.copyOf(tags);
    }

    /** Nothing but this metadata. */
    public static Context of(Metadata metadata) {
        return NONE.with(metadata);
    }

    /** The same with this time. */
    public Context at(Instant time) {
        return new Context(Optional.of(time), metadata, tags);
    }

    /** The same with this metadata. */
    public Context with(Metadata metadata) {
        return new Context(timestamp, metadata, tags);
    }

    /** The same with these tags. */
    public Context with(Set<Tag> tags) {
        return new Context(timestamp, metadata, tags);
    }

    Event applyTo(Event event) {
        var allTags = new LinkedHashSet<>(event.tags());
        allTags.addAll(tags);
        var timed = timestamp.map(event::withTimestamp).orElse(event);
        return timed.withTags(allTags).withMetadata(metadata.isEmpty() ? event.metadata() : metadata);
    }
}
