package dev.yore.replay;

import dev.yore.domain.AsOf;
import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.event.StreamId;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The same events by two logics, the one in force and another: what would be if the rule were another, or had always been right.
 *
 * <pre>{@code
 * var replay = Replay.of(Order.DECIDER, Order.CODEC).against(corrected).measuring("tax", Order::tax);
 * try (var differences = replay.over(store)) {
 *     differences.forEachRemaining(it -> System.out.println(it.stream() + " " + it.measure("tax").change()));
 *     System.out.println(differences.report().total("tax").change());
 * }
 * }</pre>
 *
 * <p>Nothing is written. Streams are folded one by one, several at a time; what is held in memory are the states of those, however
 * long the log is. All streams are seen as of the head that the log had when the replay began, or as of an earlier point.
 *
 * <p>What both logics make of a stream is compared by {@code equals}; mind that decimals of different scale are not equal.
 *
 * <p>Immutable; any thread may use it, as far as the functions that it is given are pure.
 *
 * @param <V> what is looked at
 */
public final class Replay<V> {

    private final Folding<?, ?, V> current;
    private final Folding<?, ?, V> alternative;
    private final Map<String, Function<? super V, BigDecimal>> measures;
    private final AsOf asOf;
    private final int workers;
    private final Consumer<ReplayReport> progress;

    private Replay(
            Folding<?, ?, V> current,
            Folding<?, ?, V> alternative,
            Map<String, Function<? super V, BigDecimal>> measures,
            AsOf asOf,
            int workers,
            Consumer<ReplayReport> progress) {
        this.current = current;
        this.alternative = alternative;
        this.measures = measures;
        this.asOf = asOf;
        this.workers = workers;
        this.progress = progress;
    }

    /** Begins with the logic in force. */
    public static <S, E> InForce<S, E> of(Decider<?, S, E> decider, EventCodec<E> codec) {
        return new InForce<>(decider, codec);
    }

    /** Two logics, whose codecs and states may be of different types: what is looked at is not. */
    public static <V> Replay<V> between(Logic<V> current, Logic<V> alternative) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Replay<>(current.folding(), alternative.folding(), Map.of(), AsOf.now(), processors, _ -> {});
    }

    /**
     * The logic in force, without another to compare it with.
     *
     * @param <S> its state
     * @param <E> its events
     */
    public record InForce<S, E>(Decider<?, S, E> decider, EventCodec<E> codec) {

        /** Another decider over the same events. */
        public Replay<S> against(Decider<?, S, E> other) {
            return between(Logic.of(decider, codec), Logic.of(other, codec));
        }
    }

    /** The same with one more figure, which is also summed over all streams. */
    public Replay<V> measuring(String name, Function<? super V, BigDecimal> measure) {
        var all = new LinkedHashMap<>(measures);
        all.put(name, measure);
        return new Replay<>(current, alternative, all, asOf, workers, progress);
    }

    /** The same, seen from another point: only these events count. */
    public Replay<V> asOf(AsOf asOf) {
        return new Replay<>(current, alternative, measures, asOf, workers, progress);
    }

    /** The same with so many threads; where nothing is said, as many as there are processors. */
    public Replay<V> withWorkers(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be 1 or more, not " + workers);
        }
        return new Replay<>(current, alternative, measures, asOf, workers, progress);
    }

    /** The same, telling now and then what has been compared so far, in the thread that goes through the differences. */
    public Replay<V> telling(Consumer<ReplayReport> progress) {
        return new Replay<>(current, alternative, measures, asOf, workers, progress);
    }

    /** Over all streams of the kind: those whose first event the codec in force knows. */
    public Differences<V> over(EventStore store) {
        return over(store, "");
    }

    /** Over all streams of the kind whose ids begin with a prefix. */
    public Differences<V> over(EventStore store, String prefix) {
        return run(store, new Selection.Prefix(prefix));
    }

    /** Over all streams of the kind that hold an event which the query finds. Each is folded as a whole, and once. */
    public Differences<V> over(EventStore store, Query query) {
        return run(store, query.matchesAll() ? new Selection.Prefix("") : new Selection.Found(query));
    }

    /** Over one stream, of which both codecs must know every event. */
    public Differences<V> over(EventStore store, StreamId stream) {
        return run(store, new Selection.One(stream));
    }

    private Differences<V> run(EventStore store, Selection selection) {
        var bounded = asOf.checkpoint().isPresent() ? asOf : asOf.checkpoint(store.head());
        var comparison = new StreamComparison<>(store, current, alternative, measures, bounded, selection);
        return new ReplayCursor<>(
                selection.candidates(store, bounded), comparison, new Tally(measures.keySet()), workers, progress);
    }
}
