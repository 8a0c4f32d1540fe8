package dev.yore.projection;

import dev.yore.domain.AsOf;
import dev.yore.domain.EventCodec;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import dev.yore.view.ViewId;
import java.util.Optional;
import java.util.Set;

/**
 * A named, versioned fold of events into the rows of a view.
 *
 * <pre>{@code
 * static final Projection<AccountEvent, Balance> BALANCES = Projection.named("balances", 1)
 *         .of(Account.CODEC)
 *         .rows(Balance.class)
 *         .keyedBy(fact -> fact.stream().value())
 *         .fold((row, fact) -> Optional.of(row.orElse(Balance.NONE).after(fact.event())));
 * }</pre>
 *
 * <p>It must make the same of the same events each time: it reads no clock, draws no random numbers, and has no effect but on
 * its rows. Whoever changes what it makes gives it the next version. Immutable; any thread may use it.
 *
 * @param <E> the domain's events
 * @param <R> what a row says: a record, which is kept as JSON
 */
public final class Projection<E, R> {

    private final ViewId id;
    private final Selection<E> selection;
    private final Class<R> rows;
    private final Work<E, R> work;

    Projection(ViewId id, Selection<E> selection, Class<R> rows, Work<E, R> work) {
        this.id = id;
        this.selection = selection;
        this.rows = rows;
        this.work = work;
    }

    /**
     * How one event changes the row of its key.
     *
     * @param <E> the domain's events
     * @param <R> what a row says
     */
    @FunctionalInterface
    public interface Fold<E, R> {

        /** The row after an event; empty: there is none any more. */
        Optional<R> apply(Optional<R> row, Fact<E> fact);
    }

    /**
     * How one event changes the rows of a view.
     *
     * @param <E> the domain's events
     * @param <R> what a row says
     */
    @FunctionalInterface
    public interface Apply<E, R> {

        /** Changes the rows by an event. */
        void apply(Fact<E> fact, Rows<R> rows);
    }

    /**
     * How one event changes what lies in the same database as the view.
     *
     * @param <E> the domain's events
     * @param <T> what it is done with, such as a {@code java.sql.Connection}
     */
    @FunctionalInterface
    public interface ApplyWith<E, T> {

        /**
         * Changes it by an event.
         *
         * @throws Exception if it cannot: the event is not applied, and the projection stops
         */
        void apply(Fact<E> fact, T resource) throws Exception;
    }

    /**
     * Begins a projection.
     *
     * @throws IllegalArgumentException if the name or the version cannot be; see {@link ViewId}
     */
    public static Named named(String name, int version) {
        return new Named(new ViewId(name, version));
    }

    /** A projection of which the name is known. */
    public record Named(ViewId id) {

        /** It is made of the events of a domain: those whose types this codec knows. */
        public <E> ProjectionBuilder<E> of(EventCodec<E> codec) {
            return new ProjectionBuilder<>(id, Selection.of(codec));
        }
    }

    /** The view that it makes: its name and version. */
    public ViewId id() {
        return id;
    }

    /** What a row says. */
    public Class<R> rowType() {
        return rows;
    }

    /** The events that it is made of, apart from {@link #selects}. */
    public Query query() {
        return selection.query();
    }

    /** Whether an event that matches {@link #query()} is one of those it is made of. */
    public boolean selects(RecordedEvent event) {
        return selection.includes(event);
    }

    /**
     * The view as it was at some point, computed from the log into memory; the views that are kept are not touched.
     *
     * @param asOf any but a version, which a view has not
     * @param without events to pass over, as a kept view may have been told to
     * @throws ProjectionFailedException if an event cannot be applied
     */
    public View<R> asOf(EventStore store, AsOf asOf, Set<Position> without) {
        return View.of(new PastView<>(store, this, asOf, without).compute(), this);
    }

    /** The view as it was at some point; see {@link #asOf(EventStore, AsOf, Set)}. */
    public View<R> asOf(EventStore store, AsOf asOf) {
        return asOf(store, asOf, Set.of());
    }

    /**
     * Why a row is what it is: the events that changed it, oldest first, each with the row before and after it. Where the rows
     * are keyed by streams it reads that stream alone, otherwise the log.
     *
     * @param without events to pass over, as a kept view may have been told to
     */
    public Cursor<RowStep<E, R>> explain(EventStore store, String key, AsOf asOf, Set<Position> without) {
        return RowHistory.of(this, store, key, asOf, without);
    }

    Selection<E> selection() {
        return selection;
    }

    Work<E, R> work() {
        return work;
    }
}
