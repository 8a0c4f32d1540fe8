package dev.yore.dynamodb;

import static dev.yore.dynamodb.Shelf.VIEW;
import static dev.yore.dynamodb.Shelf.all;
import static dev.yore.dynamodb.Shelf.lease;
import static dev.yore.dynamodb.Shelf.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.dynamodb.Faults.Fault;
import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.store.LimitExceededException;
import dev.yore.view.Changes;
import dev.yore.view.FencedException;
import dev.yore.view.ViewStore;
import dev.yore.view.ViewUnavailableException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes that one transaction does not take are whole all the same: for readers, and wherever they end. */
class LargeWritesTest {

    private static final String WRITE = "transactWriteItems";
    private static final Map<String, String> BEFORE = Shelf.rows(300, "{\"n\":1}");

    private final DynamoDbClient client = Local.client();
    private final Faults faults = new Faults(client);
    private final DynamoDbOptions options = Local.options();
    private final DynamoDbViewStore store = DynamoDbViewStore.open(client, options);

    /** Of 300 rows changes 210, deletes 90, and makes 90 more: four transactions, and one that lets the deleted ones expire. */
    private static Changes large() {
        var rows = new LinkedHashMap<String, Optional<Json>>();
        BEFORE.keySet().forEach(it -> rows.put(it, Optional.of(Json.parse("{\"n\":2}"))));
        BEFORE.keySet().stream()
                .filter(it -> it.endsWith("3") || it.endsWith("5") || it.endsWith("7"))
                .forEach(it -> {
                    rows.put(it, Optional.empty());
                    rows.put("more-" + it, Optional.of(Json.parse("{\"n\":2}")));
                });
        return new Changes(rows, Checkpoint.of(2), 1);
    }

    private static Map<String, String> after() {
        var rows = new TreeMap<String, String>();
        large().rows().forEach((key, row) -> row.ifPresent(it -> rows.put(key, it.toString())));
        return rows;
    }

    @Test
    void whoReadsSeesAllOfItOrNothing() {
        var lease = lease(store, VIEW);
        store.write(lease, put(1, BEFORE));
        try (var reader = store.read(VIEW)) {
            var watching = DynamoDbViewStore.open(faults.client(), options);
            Fault look = call -> {
                assertBefore(store);
                return call.run();
            };
            faults.plan(WRITE, look, look, look, look);
            watching.write(lease, large());
            assertThat(all(store, VIEW)).isEqualTo(after());
            assertThat(reader.count()).isEqualTo(BEFORE.size());
            assertThat(reader.get("key-003")).contains(Json.parse("{\"n\":1}"));
            assertThat(reader.get("more-key-003")).isEmpty();
        }
        assertThat(store.view(VIEW).orElseThrow().checkpoint()).isEqualTo(Checkpoint.of(2));
        assertThat(store.view(VIEW).orElseThrow().events()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whatEndsHalfWayIsTakenBackByWhoWritesNext(int transactions) {
        store.write(lease(store, VIEW), put(1, BEFORE));
        dieAfter(transactions, Fault.instead(Faults.lost()));
        assertBefore(store);
        try (var reader = store.read(VIEW)) {
            var next = lease(store, VIEW);
            assertBefore(store);
            assertThat(store.rows(VIEW, large().rows().keySet())).hasSameSizeAs(BEFORE);
            store.write(next, put(3, "key-003", "{\"n\":3}"));
            assertThat(all(store, VIEW)).containsEntry("key-003", "{\"n\":3}").containsEntry("key-004", "{\"n\":1}");
            assertThat(reader.get("key-003")).contains(Json.parse("{\"n\":1}"));
            assertThat(reader.count()).isEqualTo(BEFORE.size());
            store.write(next, large());
            assertThat(reader.count()).isEqualTo(BEFORE.size());
        }
        assertThat(all(store, VIEW)).isEqualTo(after());
        assertThat(neverExpiring()).isZero();
    }

    @Test
    void takingBackEndsHalfWayAndIsTakenUp() {
        store.write(lease(store, VIEW), put(1, BEFORE));
        dieAfter(4, Fault.after(Faults.lost()));
        assertThat(all(store, VIEW)).isEqualTo(after());
        store.write(lease(store, VIEW), put(1, Shelf.rows(300, "{\"n\":1}")));
        var more = large().rows().keySet().stream()
                .filter(it -> it.startsWith("more"))
                .toList();
        var gone = new LinkedHashMap<String, Optional<Json>>();
        more.forEach(it -> gone.put(it, Optional.empty()));
        store.write(lease(store, VIEW), new Changes(gone, Checkpoint.of(1), 1));
        dieAfter(2, Fault.after(Faults.lost()));
        for (int transactions = 0; transactions < 4; transactions++) {
            assertBefore(store);
            fail(transactions, Fault.after(Faults.lost()));
            assertThatExceptionOfType(ViewUnavailableException.class).isThrownBy(() -> lease(impatient(), VIEW));
            faults.always(_ -> Fault.NONE);
        }
        assertBefore(store);
        store.write(lease(store, VIEW), large());
        assertThat(all(store, VIEW)).isEqualTo(after());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void whoHasLostTheLeaseMeanwhileWritesNothingMore(int transactions) {
        var old = lease(store, VIEW);
        store.write(old, put(1, BEFORE));
        fail(transactions, call -> {
            faults.always(_ -> Fault.NONE);
            lease(store, VIEW);
            return call.run();
        });
        var views = DynamoDbViewStore.open(faults.client(), options);

        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> views.write(old, large()));
        assertBefore(store);
        assertThat(store.rows(VIEW, large().rows().keySet())).hasSameSizeAs(BEFORE);
    }

    @Test
    void whatIsNotFinishedDoesNotExpire() {
        store.write(lease(store, VIEW), put(1, BEFORE));
        dieAfter(3, Fault.instead(Faults.lost()));
        Shelf.expire(client, options);
        assertBefore(store);
        lease(store, VIEW);

        assertBefore(store);
        assertThat(neverExpiring()).isZero();
    }

    @Test
    void aTableForOthersIsBroughtBackToo() {
        var published = options.table("counts", "all-counts", "key");
        var before = DynamoDbViewStore.open(client, published);
        before.write(lease(before, VIEW), put(1, BEFORE));
        var views = DynamoDbViewStore.open(faults.client(), published.patience(Duration.ofMillis(200)));
        var lease = lease(views, VIEW);
        fail(3, Fault.after(Faults.lost()));
        assertThatExceptionOfType(ViewUnavailableException.class).isThrownBy(() -> views.write(lease, large()));
        faults.always(_ -> Fault.NONE);
        lease(before, VIEW);
        var items = client.scan(
                        it -> it.tableName(options.prefix() + "all-counts").consistentRead(true))
                .items();

        assertThat(items)
                .hasSize(BEFORE.size())
                .allSatisfy(it -> assertThat(it).containsEntry("n", AttributeValue.fromN("1")));
    }

    @Test
    void whatCannotBeWrittenWholeIsTakenBackAtOnce() {
        var views = DynamoDbViewStore.open(client, options.table("counts", "all-counts", "key"));
        var lease = lease(views, VIEW);
        views.write(lease, put(1, BEFORE));
        var wrong = new TreeMap<>(Shelf.rows(300, "{\"n\":2}"));
        wrong.put("key-200", "{\"n\":1e126}");

        assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> views.write(lease, put(2, wrong)));
        assertBefore(views);
        assertThat(views.rows(VIEW, wrong.keySet()).values()).containsOnly(Json.parse("{\"n\":1}"));
        views.write(lease, large());
        assertThat(all(views, VIEW)).isEqualTo(after());
    }

    private static void assertBefore(ViewStore views) {
        assertThat(all(views, VIEW)).isEqualTo(BEFORE);
        assertThat(views.view(VIEW).orElseThrow().checkpoint()).isEqualTo(Checkpoint.of(1));
    }

    /** Begins the large write, and gets no answer after so many transactions. */
    private void dieAfter(int transactions, Fault fault) {
        var views = impatient();
        var lease = lease(views, VIEW);
        fail(transactions, fault);
        assertThatExceptionOfType(ViewUnavailableException.class).isThrownBy(() -> views.write(lease, large()));
        faults.always(_ -> Fault.NONE);
    }

    private void fail(int transactions, Fault fault) {
        faults.plan(WRITE, Collections.nCopies(transactions, Fault.NONE).toArray(Fault[]::new));
        faults.always(it -> it.equals(WRITE) ? fault : Fault.NONE);
    }

    private DynamoDbViewStore impatient() {
        return DynamoDbViewStore.open(faults.client(), options.patience(Duration.ofMillis(200)));
    }

    /** How many deleted rows and undo records are kept for ever. */
    private long neverExpiring() {
        return client.scan(it -> it.tableName(options.viewsTable())
                        .filterExpression("attribute_not_exists(expires_at)"
                                + " and (attribute_exists(#before) or attribute_exists(seq) and attribute_not_exists(json)"
                                + " and attribute_not_exists(checkpoint))")
                        .expressionAttributeNames(Map.of("#before", "before")))
                .count();
    }
}
