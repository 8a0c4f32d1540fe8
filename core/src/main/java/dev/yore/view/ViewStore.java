package dev.yore.view;

import dev.yore.event.Json;
import dev.yore.event.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place where views are kept.
 *
 * <p>What every store promises:
 *
 * <ul>
 *   <li>The rows of a view and its checkpoint change in one transaction: after any crash a view is the fold of the events up
 *       to its checkpoint.
 *   <li>A view is written by whoever holds its lease, and by nobody who has lost it.
 *   <li>A reader sees a view as it was at one moment.
 *   <li>Which version of a view serves changes in one step: no reader finds none, or a part of one.
 * </ul>
 *
 * <p>Calls block; any thread may call any of them. They throw {@link ViewUnavailableException} where the store cannot do it
 * now, and {@link NoSuchViewException} where a view is not there.
 */
public interface ViewStore extends AutoCloseable {

    /** All views, in the order of their ids. */
    List<ViewInfo> views();

    /** How a view stands; empty if it is not there. */
    Optional<ViewInfo> view(ViewId id);

    /** The version of this name that serves readers; empty if there is no view of this name. */
    Optional<ViewId> serving(String name);

    /** Opens a view for reading. */
    ViewReader read(ViewId id);

    /** Opens the version of this name that serves for reading. */
    ViewReader read(String name);

    /**
     * Takes the lease of a view; empty while another owner holds it. The view is made, empty, where it is not there; the
     * first version of a name serves at once. An owner who asks again gets another lease, and his first one is lost.
     *
     * @param owner who asks: not shared with anyone who may ask at the same time
     * @param length when it runs out if it is neither renewed nor written with
     */
    Optional<Lease> acquire(ViewId id, String owner, Duration length);

    /**
     * Lets a lease last for so long from now.
     *
     * @throws FencedException if the lease is lost
     */
    void renew(Lease lease, Duration length);

    /** Gives a lease back, so that another need not wait for its end; it is lost then. Nothing happens if it is lost. */
    void release(Lease lease);

    /** The rows of these keys that are there, as they were written last. It is for who holds the lease. */
    Map<String, Json> rows(ViewId id, Collection<String> keys);

    /**
     * Changes a view, in one transaction, and renews the lease for as long as it was last taken or renewed for.
     *
     * @throws FencedException if the lease is lost
     * @throws IllegalArgumentException if a key or a row cannot be; see {@link Row}
     * @throws dev.yore.store.LimitExceededException if it is more than {@link #limits()} allow
     */
    void write(Lease lease, Changes changes);

    /**
     * Changes a view, and whatever else lies in the same database, in one transaction, and renews the lease. The transaction
     * is the store's to begin and to end: the work must not.
     *
     * @param resource what the work is done with, such as {@code java.sql.Connection}
     * @param work does it and says what becomes of the view; if it throws, nothing is changed
     * @throws FencedException if the lease is lost
     * @throws UnsupportedOperationException if this store has no such resource
     * @throws Exception what the work threw
     */
    <T> void write(Lease lease, Class<T> resource, TransactionalWork<T> work) throws Exception;

    /**
     * Records that a view goes no further.
     *
     * @throws FencedException if the lease is lost
     */
    void stop(Lease lease, Stop stop);

    /** Lets a view that was stopped try the same event again. Nothing happens if it is not stopped. */
    void resume(ViewId id);

    /**
     * Lets a view that was stopped pass over the event that it was stopped at, and records that.
     *
     * @param position the event that it was stopped at
     * @throws ViewStateException if the view is not stopped there
     */
    void skip(ViewId id, Position position, String reason, Optional<String> actor);

    /** The events that a view was told to pass over, in the order in which it was. */
    List<Skip> skips(ViewId id);

    /** Lets this version serve all readers who name none, from now on. */
    void serve(ViewId id);

    /**
     * Deletes a view.
     *
     * @throws ViewStateException if it serves while there are other versions, or if someone holds its lease
     */
    void drop(ViewId id);

    /** How much this store takes. */
    ViewLimits limits();

    @Override
    void close();
}
