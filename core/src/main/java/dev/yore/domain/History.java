package dev.yore.domain;

import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.snapshot.Snapshots;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import java.time.Instant;

/**
 * The aggregates of one kind as they were: their states and how they came about, seen from some point in time.
 *
 * <p>Immutable; any thread may use it.
 *
 * @param <S> the state
 * @param <E> the domain's events
 */
public final class History<S, E> {

    private final Loading<S, E> loading;
    private final AsOf asOf;

    History(Loading<S, E> loading, AsOf asOf) {
        this.loading = loading;
        this.asOf = asOf;
    }

    /** The aggregates as the events of a store make them, by what is known now. */
    public static <S, E> History<S, E> of(EventStore store, Decider<?, S, E> decider, EventCodec<E> codec) {
        return new History<>(Loading.of(store, decider, codec), AsOf.now());
    }

    /** The aggregates as the events of a store make them, by what is known now. */
    public static <S, E> History<S, E> of(EventStore store, Aggregate<?, S, E> aggregate) {
        return of(store, aggregate.decider(), aggregate.codec());
    }

    /** The same, but a load begins with the newest usable snapshot. */
    public History<S, E> with(Snapshots<S> snapshots) {
        return new History<>(loading.with(snapshots), asOf);
    }

    /** The same, but a load begins with the newest event of these types; see {@link Repository#closedBy}. */
    public History<S, E> closedBy(String... types) {
        return new History<>(loading.closedBy(Repository.closings(types)), asOf);
    }

    /** The same, seen from another point. */
    public History<S, E> asOf(AsOf asOf) {
        return new History<>(loading, asOf);
    }

    /** The same without what happened after this time. */
    public History<S, E> at(Instant time) {
        return asOf(asOf.at(time));
    }

    /** The same without what was recorded after this time. */
    public History<S, E> recordedAt(Instant time) {
        return asOf(asOf.recordedAt(time));
    }

    /** The same without what stands behind this version of its stream. */
    public History<S, E> version(Version last) {
        return asOf(asOf.version(last));
    }

    /** The state of an aggregate. One that nobody wrote to has the initial state. */
    public Loaded<S> load(String stream) {
        return load(StreamId.of(stream));
    }

    /** The state of an aggregate. One that nobody wrote to has the initial state. */
    public Loaded<S> load(StreamId stream) {
        return loading.load(stream, asOf);
    }

    /** The events of an aggregate that count, each with the state after it, oldest first. */
    public Cursor<Step<S, E>> history(String stream) {
        return history(StreamId.of(stream));
    }

    /**
     * The events of an aggregate that count, each with the state after it, oldest first. Where an {@link Upcaster} makes several
     * events of a recorded one, there is a step for each of them.
     */
    public Cursor<Step<S, E>> history(StreamId stream) {
        return new StepCursor<>(loading.events(stream, asOf), loading.decider(), loading.codec());
    }
}
