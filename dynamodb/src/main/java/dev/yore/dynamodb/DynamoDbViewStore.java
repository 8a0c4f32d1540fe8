package dev.yore.dynamodb;

import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.store.LimitExceededException;
import dev.yore.view.Changes;
import dev.yore.view.FencedException;
import dev.yore.view.Lease;
import dev.yore.view.Skip;
import dev.yore.view.Stop;
import dev.yore.view.TransactionalWork;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewLimits;
import dev.yore.view.ViewReader;
import dev.yore.view.ViewStore;
import dev.yore.view.ViewUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Views in Amazon DynamoDB, all in one table, {@code yore-views} behind the prefix of the options. It is made, to be paid per
 * request, where it is not there.
 *
 * <p>A write of up to 89 rows, or 44 where views are published, is one transaction of DynamoDB. A larger one is several, and still
 * whole for readers, and for whoever writes next: it has at most 10,000 rows, and 32,000,000 bytes with what they were before. A
 * row has at most 400,000 bytes. A reader may be used for half an hour. Calls that fail of what may pass are repeated for as long as the options
 * say; a write that fails even then may yet have been written, so its lease is lost: acquire it anew, and look at the checkpoint.
 */
public final class DynamoDbViewStore implements ViewStore {

    private final DynamoDbClient client;
    private final boolean ownsClient;
    private final Calls calls;
    private final Registry registry;
    private final Leases leases;
    private final Skips skips;
    private final Publications publications;
    private final Unfinished unfinished;
    private final RowWriter writer;

    /** Leases of which nobody knows whether their last write was written. */
    private final Map<ViewId, Long> doubtful = new ConcurrentHashMap<>();

    private DynamoDbViewStore(DynamoDbClient client, boolean ownsClient, DynamoDbOptions options) {
        this.client = client;
        this.ownsClient = ownsClient;
        this.calls = new Calls(client, options);
        this.registry = new Registry(calls);
        this.leases = new Leases(calls, registry);
        this.skips = new Skips(calls, registry);
        this.publications = new Publications(calls, registry);
        this.unfinished = new Unfinished(calls, leases, publications);
        this.writer = new RowWriter(calls, leases, publications, unfinished);
    }

    /**
     * Opens the views with a client of its own.
     *
     * @throws dev.yore.view.UnreadableViewsException if a table of that name is there that is not of Yore
     * @throws ViewUnavailableException if DynamoDB cannot be reached now, or does not let us
     */
    public static DynamoDbViewStore open(DynamoDbOptions options) {
        return open(Clients.of(options), true, options);
    }

    /** The same with a client of the user's own, who closes it after the store; it has region, endpoint and credentials. */
    public static DynamoDbViewStore open(DynamoDbClient client, DynamoDbOptions options) {
        return open(client, false, options);
    }

    private static DynamoDbViewStore open(DynamoDbClient client, boolean ownsClient, DynamoDbOptions options) {
        var store = new DynamoDbViewStore(client, ownsClient, options);
        boolean opened = false;
        try {
            Tables.open(store.calls);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                store.close();
            }
        }
    }

    @Override
    public List<ViewInfo> views() {
        return registry.all();
    }

    @Override
    public Optional<ViewInfo> view(ViewId id) {
        return registry.find(id)
                .map(it -> it.info(registry.isServing(id), calls.options().clock()));
    }

    @Override
    public Optional<ViewId> serving(String name) {
        return registry.serving(name);
    }

    @Override
    public ViewReader read(ViewId id) {
        return new DynamoDbViewReader(calls, registry.require(id));
    }

    @Override
    public ViewReader read(String name) {
        return new DynamoDbViewReader(calls, registry.requireServing(name));
    }

    @Override
    public Optional<Lease> acquire(ViewId id, String owner, Duration length) {
        var taken = leases.acquire(id, owner, length);
        try {
            taken.ifPresent(this::prepare);
            return taken.map(Leases.Taken::lease);
        } catch (FencedException _) {
            return Optional.empty(); // it took so long that another has it already
        }
    }

    /** All that was written before is to be read by whoever writes next, and published; what was not finished is taken back. */
    private void prepare(Leases.Taken taken) {
        var view = taken.view();
        boolean prepared = false;
        try {
            new UndoLog(calls, new StoredRows(calls, view), view).awaitLast();
            Publishing.publish(calls, registry, publications, view);
            unfinished.end(taken.lease(), view);
            prepared = true;
        } finally {
            if (!prepared) {
                leases.release(taken.lease());
            }
        }
    }

    @Override
    public void renew(Lease lease, Duration length) {
        requireCertain(lease);
        leases.renew(lease, length);
    }

    @Override
    public void release(Lease lease) {
        leases.release(lease);
    }

    @Override
    public Map<String, Json> rows(ViewId id, Collection<String> keys) {
        var found = new HashMap<String, Json>();
        new StoredRows(calls, registry.require(id))
                .find(keys)
                .forEach((key, row) -> row.value().ifPresent(it -> found.put(key, StoredRow.json(it))));
        return found;
    }

    @Override
    public void write(Lease lease, Changes changes) {
        requireCertain(lease);
        try {
            writer.write(lease, changes);
        } catch (FencedException | LimitExceededException | IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            doubtful.put(lease.view(), lease.fence());
            throw e;
        }
    }

    @Override
    public <T> void write(Lease lease, Class<T> resource, TransactionalWork<T> work) {
        throw new UnsupportedOperationException("views in DynamoDB have no " + resource.getName()
                + ": keep the view in a store that has, such as SQLite or PostgreSQL");
    }

    @Override
    public void stop(Lease lease, Stop stop) {
        requireCertain(lease);
        leases.stop(lease, stop);
    }

    @Override
    public void resume(ViewId id) {
        skips.resume(id);
    }

    @Override
    public void skip(ViewId id, Position position, String reason, Optional<String> actor) {
        skips.add(id, position, reason, actor);
    }

    @Override
    public List<Skip> skips(ViewId id) {
        return skips.of(id);
    }

    @Override
    public void serve(ViewId id) {
        Publishing.publish(calls, registry, publications, registry.serve(id));
    }

    @Override
    public void drop(ViewId id) {
        new Drops(calls, registry).drop(id);
    }

    @Override
    public ViewLimits limits() {
        return RowWriter.limits(calls.options());
    }

    @Override
    public void close() {
        if (ownsClient) {
            client.close();
        }
    }

    private void requireCertain(Lease lease) {
        if (doubtful.getOrDefault(lease.view(), 0L) == lease.fence()) {
            throw new FencedException(lease);
        }
    }
}
