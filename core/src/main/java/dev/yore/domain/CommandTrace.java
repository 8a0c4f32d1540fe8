package dev.yore.domain;

import dev.yore.YoreException;
import dev.yore.event.Event;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.EventStore;
import dev.yore.store.IdTakenException;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.Receipt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What a command that has an id left in the log: all events of one commit, with the ids that are derived from the command's.
 *
 * <p>That trace is all there is to know a command again by. So another command that is given the same id is found out where its
 * events would stand elsewhere or be of another kind, and taken for the same one where they would not.
 *
 * @param id the command
 * @param events in order, one or more
 */
record CommandTrace(CommandId id, List<RecordedEvent> events) {

    /**
     * The trace of the command that comes with this context; empty where it left none, or has no id.
     *
     * @throws IdTakenException if the ids of its events stand in a commit that is not the command's
     */
    static Optional<CommandTrace> find(EventStore store, Context context) {
        return context.commandId().flatMap(id -> store.find(id.event(1)).map(first -> read(store, id, first)));
    }

    private static CommandTrace read(EventStore store, CommandId id, RecordedEvent first) {
        var events = new ArrayList<RecordedEvent>();
        while (events.size() < first.commit().size()) {
            long rank = first.commit().first().rank() + events.size();
            events.add(store.find(id.event(events.size() + 1))
                    .filter(it ->
                            it.commit().equals(first.commit()) && it.position().rank() == rank)
                    .orElseThrow(() -> new IdTakenException(first.id(), first.position())));
        }
        return new CommandTrace(id, events);
    }

    /**
     * The trace of someone who handled the same command at the same time and was faster; empty where a receipt is for these very
     * events.
     *
     * @throws OutcomeUnknownException if the events that were recorded cannot be read
     */
    static Optional<CommandTrace> ofSomeoneElse(EventStore store, Context context, List<Event> sent) {
        try {
            return find(store, context).filter(trace -> !trace.isOf(sent));
        } catch (YoreException e) {
            throw new OutcomeUnknownException(
                    "the command is recorded, but what it did cannot be read: handle it again with the same id", e);
        }
    }

    private boolean isOf(List<Event> sent) {
        return events.stream().map(RecordedEvent::event).toList().equals(sent);
    }

    /** Where it begins. */
    Position first() {
        return events.getFirst().commit().first();
    }

    Receipt receipt() {
        var first = events.getFirst();
        var versions = new LinkedHashMap<StreamId, Version>();
        events.forEach(it -> versions.put(it.stream(), it.version()));
        return new Receipt(first.commit(), first.recordedAt(), versions);
    }

    /**
     * The events as those of the domain.
     *
     * @throws IdTakenException if one is of a type that the codec does not know
     */
    <E> List<E> decode(EventCodec<E> codec) {
        var decoded = new ArrayList<E>();
        for (var event : events) {
            if (!codec.types().contains(event.type())) {
                throw taken(
                        event, "with the type " + event.type() + ", which codec " + codec.name() + " does not know");
            }
            decoded.addAll(codec.decode(event.event()));
        }
        return decoded;
    }

    /** @throws IdTakenException if an event stands in another stream */
    void requireIn(StreamId stream) {
        events.stream().filter(it -> !it.stream().equals(stream)).findFirst().ifPresent(it -> {
            throw taken(it, "in stream " + it.stream() + ", not " + stream);
        });
    }

    private IdTakenException taken(RecordedEvent event, String where) {
        return new IdTakenException(
                event.id(), event.position(), where + ": the command id " + id + " belongs to another command");
    }
}
