package dev.yore.domain;

import dev.yore.event.Event;
import dev.yore.event.Metadata;
import dev.yore.event.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a command brings with it besides itself: what it is known by, when it happened, who gave it and why, and what else its
 * events concern.
 *
 * @param commandId what the command is known by, so that it can be repeated; empty: each time it is given it is a new one
 * @param timestamp when its events happened; empty: now
 * @param metadata what its events say of how they came to be
 * @param tags what its events concern, besides what the codec says
 */
public record Context(Optional<CommandId> commandId, Optional<Instant> timestamp, Metadata metadata, Set<Tag> tags) {

    /** Nothing but the command. */
    public static final Context NONE = new Context(Optional.empty(), Optional.empty(), Metadata.NONE, Set.of());

    /** Copies the set. */
    public Context {
        tags = Set.copyOf(tags);
    }

    /** Nothing but this metadata. */
    public static Context of(Metadata metadata) {
        return NONE.with(metadata);
    }

    /** Nothing but what the command is known by. */
    public static Context of(CommandId id) {
        return NONE.with(id);
    }

    /** The same with what the command is known by. */
    public Context with(CommandId id) {
        return new Context(Optional.of(id), timestamp, metadata, tags);
    }

    /** The same with this time. */
    public Context at(Instant time) {
        return new Context(commandId, Optional.of(time), metadata, tags);
    }

    /** The same with this metadata. */
    public Context with(Metadata metadata) {
        return new Context(commandId, timestamp, metadata, tags);
    }

    /** The same with these tags. */
    public Context with(Set<Tag> tags) {
        return new Context(commandId, timestamp, metadata, tags);
    }

    /** The events of a command with all that the context says. */
    List<Event> applyTo(List<Event> events) {
        var applied = new ArrayList<Event>(events.size());
        for (var event : events) {
            int number = applied.size() + 1;
            var named = commandId.map(it -> event.withId(it.event(number))).orElse(event);
            applied.add(applyTo(named));
        }
        return applied;
    }

    private Event applyTo(Event event) {
        var allTags = new LinkedHashSet<>(event.tags());
        allTags.addAll(tags);
        var timed = timestamp.map(event::withTimestamp).orElse(event);
        return timed.withTags(allTags).withMetadata(metadata.isEmpty() ? event.metadata() : metadata);
    }
}
