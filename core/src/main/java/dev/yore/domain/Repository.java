package dev.yore.domain;

import dev.yore.event.Event;
import dev.yore.event.EventType;
import dev.yore.event.StreamId;
import dev.yore.snapshot.Snapshots;
import dev.yore.store.AppendResult.Conflict;
import dev.yore.store.AppendResult.IdTaken;
import dev.yore.store.AppendResult.Refusal;
import dev.yore.store.Commit;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The aggregates of one kind in a store: loads them, lets them decide, appends what they decided.
 *
 * <pre>{@code
 * var accounts = Repository.of(store, Account.DECIDER, Account.CODEC);
 * accounts.handle("acc_123", new OpenAccount("Alice Johnson"));
 * accounts.handle("acc_123", new Deposit(money("100.00")));
 * }</pre>
 *
 * <p>Immutable; any thread may use it.
 *
 * @param <C> the commands
 * @param <S> the state
 * @param <E> the domain's events
 */
public final class Repository<C, S, E> {

    /** How many times a command is decided anew after a conflict, where nothing else is said. */
    public static final int DEFAULT_RETRIES = 100;

    private final EventStore store;
    private final Decider<C, S, E> decider;
    private final EventCodec<E> codec;
    private final Loading<S, E> loading;
    private final int retries;

    private Repository(Decider<C, S, E> decider, Loading<S, E> loading, int retries) {
        this.store = loading.store();
        this.decider = decider;
        this.codec = loading.codec();
        this.loading = loading;
        this.retries = retries;
    }

    /** The aggregates of this decider and codec. */
    public static <C, S, E> Repository<C, S, E> of(EventStore store, Decider<C, S, E> decider, EventCodec<E> codec) {
        return new Repository<>(decider, Loading.of(store, decider, codec), DEFAULT_RETRIES);
    }

    /** The aggregates of this kind. */
    public static <C, S, E> Repository<C, S, E> of(EventStore store, Aggregate<C, S, E> aggregate) {
        return of(store, aggregate.decider(), aggregate.codec());
    }

    /** The same, but a command is decided anew so many times after a conflict before the conflict is thrown. */
    public Repository<C, S, E> withRetries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("retries must be 0 or more, not " + retries);
        }
        return new Repository<>(decider, loading, retries);
    }

    /** The same, but a load begins with the newest usable snapshot, and leaves new ones; no answer depends on them. */
    public Repository<C, S, E> with(Snapshots<S> snapshots) {
        return new Repository<>(decider, loading.with(snapshots), retries);
    }

    /**
     * The same, but a load begins with the newest event of these types that counts, as a year's end: such an event carries the
     * state of its stream forward, so that it makes of the initial state what all before it made. What happened before it, by
     * its timestamp, and is recorded later, counts as usual. The whole history stays readable.
     *
     * <p>A load reads the events since then, one by one. Where there is no such event, it reads the whole stream.
     */
    public Repository<C, S, E> closedBy(String... types) {
        return new Repository<>(decider, loading.closedBy(closings(types)), retries);
    }

    static Set<EventType> closings(String... types) {
        return Stream.of(types).map(EventType::of).collect(Collectors.toUnmodifiableSet());
    }

    /** Handles a command that brings nothing but itself; see {@link #handle(StreamId, Object, Context)}. */
    public Handled<S, E> handle(String stream, C command) {
        return handle(StreamId.of(stream), command, Context.NONE);
    }

    /**
     * Loads an aggregate, lets it decide, and appends what it decided; decides anew when another writer was faster.
     *
     * <p>With a command id in the context it may be repeated, for ever: what a command of this id recorded before is found first
     * and given back, {@link Handled#repeated()}, and nothing is decided or appended. A command that recorded nothing left no trace
     * to find.
     *
     * @throws RejectedException if the aggregate does not allow the command
     * @throws dev.yore.store.ConflictException if others were faster each time
     * @throws dev.yore.store.IdTakenException if the command id belongs to another command: one of another stream, or whose events
     *     the codec does not know
     * @throws dev.yore.store.OutcomeUnknownException if it is unknown whether the events were recorded; with a command id, handle
     *     it again
     */
    public Handled<S, E> handle(StreamId stream, C command, Context context) {
        for (int conflicts = 0; ; conflicts++) {
            var earlier = CommandTrace.find(store, context);
            if (earlier.isPresent()) {
                return repeated(stream, earlier.get());
            }
            var before = load(stream);
            var decided = decider.decide(command, before.state());
            if (decided.isEmpty()) {
                return new Handled<>(decided, before, Optional.empty(), false);
            }
            var commit = Commit.of(encode(stream, decided, context))
                    .expecting(stream, ExpectedVersion.exactly(before.version()));
            switch (store.tryAppend(commit)) {
                case Receipt receipt -> {
                    return CommandTrace.ofSomeoneElse(store, context, commit.events())
                            .map(trace -> repeated(stream, trace))
                            .orElseGet(() -> handled(before, decided, receipt));
                }
                case IdTaken taken -> {
                    return CommandTrace.find(store, context)
                            .map(trace -> repeated(stream, trace))
                            .orElseThrow(taken::toException);
                }
                case Conflict conflict -> {
                    if (conflicts == retries) {
                        throw conflict.toException();
                    }
                }
                case Refusal refusal -> throw refusal.toException();
            }
        }
    }

    /** The state of an aggregate. One that nobody wrote to has the initial state. */
    public Loaded<S> load(String stream) {
        return history().load(stream);
    }

    /** The state of an aggregate. One that nobody wrote to has the initial state. */
    public Loaded<S> load(StreamId stream) {
        return history().load(stream);
    }

    /** The events of an aggregate, each with the state after it, oldest first. */
    public Cursor<Step<S, E>> history(String stream) {
        return history().history(stream);
    }

    /** The aggregates without what happened after this time. */
    public History<S, E> at(Instant time) {
        return history().at(time);
    }

    /** The aggregates without what was recorded after this time. */
    public History<S, E> recordedAt(Instant time) {
        return history().recordedAt(time);
    }

    /** The aggregates seen from this point. */
    public History<S, E> asOf(AsOf asOf) {
        return history().asOf(asOf);
    }

    private History<S, E> history() {
        return new History<>(loading, AsOf.now());
    }

    private List<Event> encode(StreamId stream, List<E> decided, Context context) {
        return context.applyTo(
                decided.stream().map(it -> codec.encode(stream, it)).toList());
    }

    private Handled<S, E> handled(Loaded<S> before, List<E> decided, Receipt receipt) {
        var state = before.state();
        for (var event : decided) {
            state = decider.evolve(state, event);
        }
        var after = new Loaded<>(before.stream(), receipt.version(before.stream()), state);
        return new Handled<>(decided, after, Optional.of(receipt), false);
    }

    private Handled<S, E> repeated(StreamId stream, CommandTrace trace) {
        trace.requireIn(stream);
        var receipt = trace.receipt();
        var events = trace.decode(codec);
        var after = history().version(receipt.version(stream)).load(stream);
        return new Handled<>(events, after, Optional.of(receipt), true);
    }
}
