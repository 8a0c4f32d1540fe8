package dev.yore.domain;

import dev.yore.event.EventType;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.snapshot.Replayed;
import dev.yore.snapshot.Snapshots;
import dev.yore.snapshot.Snapshots.Kept;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import dev.yore.store.StreamRange;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * How states are made of events: all of a stream's, or those behind a snapshot, or those from the newest event on that carries
 * the state forward.
 *
 * @param closings the types of such events
 */
record Loading<S, E>(
        EventStore store,
        Decider<?, S, E> decider,
        EventCodec<E> codec,
        Optional<Snapshots<S>> snapshots,
        Set<EventType> closings) {

    static <S, E> Loading<S, E> of(EventStore store, Decider<?, S, E> decider, EventCodec<E> codec) {
        return new Loading<>(store, decider, codec, Optional.empty(), Set.of());
    }

    Loading<S, E> with(Snapshots<S> other) {
        return new Loading<>(store, decider, codec, Optional.of(other), closings);
    }

    Loading<S, E> closedBy(Set<EventType> types) {
        return new Loading<>(store, decider, codec, snapshots, types);
    }

    Loaded<S> load(StreamId stream, AsOf asOf) {
        var kept = snapshots.flatMap(it -> it.newest(stream, asOf::countsAllOf));
        var behind = kept.flatMap(it -> behind(it, stream, asOf));
        if (behind.isPresent()) {
            snapshots.ifPresent(it -> it.used(
                    stream, kept.get(), version -> replay(stream, AsOf.now().version(version))));
            return behind.get();
        }
        return closings.isEmpty() ? whole(stream, asOf) : sinceClosing(stream, asOf);
    }

    Cursor<RecordedEvent> events(StreamId stream, AsOf asOf) {
        return events(stream, StreamRange.all(), asOf);
    }

    /** The events of a part of a stream that count. */
    private Cursor<RecordedEvent> events(StreamId stream, StreamRange range, AsOf asOf) {
        return store.load(stream, range).takeWhile(it -> !asOf.isPast(it)).filter(asOf::counts);
    }

    private S replay(StreamId stream, AsOf asOf) {
        return Loading.<S, E>of(store, decider, codec).whole(stream, asOf).state();
    }

    private Loaded<S> whole(StreamId stream, AsOf asOf) {
        try (var events = events(stream, asOf)) {
            return fold(stream, Version.NONE, decider.initial(), events, watch(stream, Optional.empty()));
        }
    }

    /** The state made of a snapshot and what follows; empty if the snapshot is of another history than this. */
    private Optional<Loaded<S>> behind(Kept<S> kept, StreamId stream, AsOf asOf) {
        var range = StreamRange.all().from(kept.mark().version());
        try (var events = events(stream, range, asOf)) {
            if (!events.hasNext() || !kept.mark().isAt(events.next())) {
                return Optional.empty();
            }
            var watch = watch(stream, Optional.of(kept));
            return Optional.of(fold(stream, kept.mark().version(), kept.state(), events, watch));
        }
    }

    private Loaded<S> sinceClosing(StreamId stream, AsOf asOf) {
        var first = newestClosing(stream, asOf);
        if (first.isEmpty()) {
            return whole(stream, asOf);
        }
        var range = StreamRange.all().from(first.get());
        try (var events = events(stream, range, asOf)) {
            return fold(stream, Version.NONE, decider.initial(), events, watch(stream, Optional.empty()));
        }
    }

    /** The version of the newest event that counts and carries the state forward. */
    private Optional<Version> newestClosing(StreamId stream, AsOf asOf) {
        var range = StreamRange.all().ofTypes(closings).newestFirst();
        try (var events = store.load(stream, range).filter(asOf::counts)) {
            return events.hasNext() ? Optional.of(events.next().version()) : Optional.empty();
        }
    }

    private Optional<Replayed<S>> watch(StreamId stream, Optional<Kept<S>> begin) {
        return snapshots.map(it -> it.watch(stream, begin));
    }

    private Loaded<S> fold(
            StreamId stream, Version before, S begin, Iterator<RecordedEvent> events, Optional<Replayed<S>> watch) {
        var version = before;
        var state = begin;
        while (events.hasNext()) {
            var recorded = events.next();
            version = recorded.version();
            for (var event : codec.decode(recorded.event())) {
                state = decider.evolve(state, event);
            }
            if (watch.isPresent()) {
                watch.get().event(recorded, state);
            }
        }
        return new Loaded<>(stream, version, state);
    }
}
