package dev.yore.dynamodb;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The tables in which views in DynamoDB lie, for those who want to be rid of them. Any thread may call it. */
public final class DynamoDbTables implements AutoCloseable {

    private final DynamoDbClient client;
    private final Calls calls;

    private DynamoDbTables(DynamoDbClient client, DynamoDbOptions options) {
        this.client = client;
        this.calls = new Calls(client, options);
    }

    /** The tables of the views that these options name, which need not be there. */
    public static DynamoDbTables of(DynamoDbOptions options) {
        return new DynamoDbTables(Clients.of(options), options);
    }

    /**
     * Those that are there: the tables in which views are published, and as the last one that of the views.
     *
     * @throws dev.yore.view.UnreadableViewsException if a table of that name is there that is not of Yore
     * @throws dev.yore.view.ViewUnavailableException if DynamoDB cannot be reached now, or does not let us
     */
    public List<String> find() {
        var views = Tables.views(calls);
        if (!views.isThere()) {
            return List.of();
        }
        var found = new ArrayList<String>();
        for (var name : new Registry(calls).items(Keys.NAME)) {
            Registry.Name.of(name)
                    .table()
                    .filter(it -> new Tables(calls, it, List.of()).isThere())
                    .ifPresent(found::add);
        }
        found.add(calls.table());
        return found;
    }

    /**
     * Deletes those that {@link #find} finds, with all that is in them, and waits until they are gone.
     *
     * @throws dev.yore.view.ViewUnavailableException if DynamoDB cannot be reached now, or does not let us; some may be gone
     */
    public void delete() {
        find().forEach(it -> new Tables(calls, it, List.of()).delete());
    }

    @Override
    public void close() {
        client.close();
    }
}
