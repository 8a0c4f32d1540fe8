package dev.yore.projection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.yore.event.EventType;
import dev.yore.event.Tag;
import dev.yore.projection.Projection.Apply;
import dev.yore.projection.Projection.ApplyWith;
import dev.yore.projection.Projection.Fold;
import dev.yore.view.ViewId;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A projection of which the events are known. Immutable: each call gives another one.
 *
 * @param <E> the domain's events
 */
public final class ProjectionBuilder<E> {

    private final ViewId id;
    private final Selection<E> selection;

    ProjectionBuilder(ViewId id, Selection<E> selection) {
        this.id = id;
        this.selection = selection;
    }

    /**
     * It is made of these types alone.
     *
     * @throws IllegalArgumentException if there is none, or the codec does not know one of them
     */
    public ProjectionBuilder<E> types(String... types) {
        var wanted = Stream.of(types).map(EventType::of).collect(toUnmodifiableSet());
        if (wanted.isEmpty() || !selection.codec().types().containsAll(wanted)) {
            throw new IllegalArgumentException("projection %s asks for the types %s, but codec %s knows %s"
                    .formatted(
                            id,
                            wanted,
                            selection.codec().name(),
                            selection.codec().types()));
        }
        return with(new Selection<>(selection.codec(), wanted, selection.tags(), selection.streams()));
    }

    /** It is made of events alone that have all of these tags, each written {@code key:value}. */
    public ProjectionBuilder<E> tagged(String... tags) {
        Set<Tag> wanted = Stream.of(tags).map(Tag::parse).collect(toUnmodifiableSet());
        return with(new Selection<>(selection.codec(), selection.types(), wanted, selection.streams()));
    }

    /** It is made of the events alone of streams whose ids begin so. */
    public ProjectionBuilder<E> streams(String prefix) {
        return with(new Selection<>(selection.codec(), selection.types(), selection.tags(), prefix));
    }

    /** Its rows are such records. */
    public <R> RowsOf<E, R> rows(Class<R> type) {
        return new RowsOf<>(id, selection, type);
    }

    /**
     * It works in the view store's transaction with what the store offers, such as a {@code java.sql.Connection}, on tables
     * of its own.
     */
    public <T> Projection<E, Void> inTransaction(Class<T> resource, ApplyWith<E, T> apply) {
        return new Projection<>(id, selection, Void.class, new Work.Transactional<>(resource, apply));
    }

    private ProjectionBuilder<E> with(Selection<E> other) {
        return new ProjectionBuilder<>(id, other);
    }

    /**
     * A projection of which events and rows are known.
     *
     * @param <E> the domain's events
     * @param <R> what a row says
     */
    public static final class RowsOf<E, R> {

        private final ViewId id;
        private final Selection<E> selection;
        private final Class<R> type;

        RowsOf(ViewId id, Selection<E> selection, Class<R> type) {
            this.id = id;
            this.selection = selection;
            this.type = type;
        }

        /**
         * Each event changes the row of one key and needs no other: events of different keys may be folded at the same
         * time, each key's in the order of the log.
         */
        public KeyedBy<E, R> keyedBy(Function<? super Fact<E>, String> key) {
            return fold -> new Projection<>(id, selection, type, new Work.Keyed<>(key, false, fold));
        }

        /** The same where the key is the id of the event's stream. */
        public KeyedBy<E, R> keyedByStream() {
            return fold -> new Projection<>(
                    id, selection, type, new Work.Keyed<>(fact -> fact.stream().value(), true, fold));
        }

        /** An event may change any rows. */
        public Projection<E, R> each(Apply<E, R> apply) {
            return new Projection<>(id, selection, type, new Work.Free<>(apply));
        }
    }

    /**
     * A projection of which events, rows and keys are known.
     *
     * @param <E> the domain's events
     * @param <R> what a row says
     */
    @FunctionalInterface
    public interface KeyedBy<E, R> {

        /** How an event changes the row of its key. */
        Projection<E, R> fold(Fold<E, R> fold);
    }
}
