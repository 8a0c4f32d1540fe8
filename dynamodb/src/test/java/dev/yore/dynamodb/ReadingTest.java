package dev.yore.dynamodb;

import static dev.yore.dynamodb.Shelf.VIEW;
import static dev.yore.dynamodb.Shelf.all;
import static dev.yore.dynamodb.Shelf.lease;
import static dev.yore.dynamodb.Shelf.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Json;
import dev.yore.testkit.internal.Together;
import dev.yore.view.RowRange;
import dev.yore.view.ViewUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Readers see one moment, though DynamoDB shows the items of one transaction one by one. */
class ReadingTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final DynamoDbClient client = Local.client();
    private final DynamoDbOptions options = Local.options();
    private final DynamoDbViewStore store = DynamoDbViewStore.open(client, options);

    @Test
    void aRowThatTheLastWriteHasNotReachedYetIsReadAgain() throws Exception {
        var lease = lease(store, VIEW);
        store.write(lease, put(1, Map.of("a", "{\"n\":1}", "b", "{\"n\":1}")));
        var before = item("a");
        store.write(lease, put(2, Map.of("a", "{\"n\":2}", "b", "{\"n\":2}", "c", "{\"n\":2}")));
        var after = item("a");
        var made = item("c");
        keep(before);
        delete("c");
        var key = Together.begin(() -> read("a"));
        var list = Together.begin(() -> all(store, VIEW));
        var taken = Together.begin(() -> lease(store, VIEW));
        assertThat(read("b")).isEqualTo("{\"n\":2}");
        assertThat(List.of(key.isDone(), list.isDone(), taken.isDone())).containsOnly(false);
        keep(after);
        keep(made);

        assertThat(Together.get(SOON, key)).isEqualTo("{\"n\":2}");
        assertThat(Together.get(SOON, list).values()).hasSize(3).containsOnly("{\"n\":2}");
        assertThat(Together.get(SOON, taken).fence()).isGreaterThan(lease.fence());
    }

    @Test
    void anUndoRecordThatIsNotThereYetIsWaitedFor() {
        var lease = lease(store, VIEW);
        store.write(lease, put(1, "a", "{\"n\":1}"));
        try (var reader = store.read(VIEW)) {
            store.write(lease, put(2, "a", "{\"n\":2}"));
            store.write(lease, Shelf.delete(3, "a"));
            var undo = Keys.of("counts@1#" + lease.fence() + "#undo", UndoRecord.sort(2, 0));
            var record = client.getItem(it -> it.tableName(options.viewsTable()).key(undo))
                    .item();
            client.deleteItem(it -> it.tableName(options.viewsTable()).key(undo));
            var read = Together.begin(() -> reader.get("a").orElseThrow().toString());
            keep(record);

            assertThat(Together.get(SOON, read)).isEqualTo("{\"n\":1}");
            assertThat(reader.count()).isEqualTo(1);
        }
        assertThat(all(store, VIEW)).isEmpty();
    }

    @Test
    void aViewIsReadWhenAllThatExpiresHasExpired() {
        var lease = lease(store, VIEW);
        store.write(lease, put(1, Map.of("a", "{\"n\":1}", "b", "{}")));
        store.write(lease, Shelf.delete(2, "b"));
        Shelf.expire(client, options);

        assertThat(read("a")).isEqualTo("{\"n\":1}");
        assertThat(all(store, VIEW)).containsOnlyKeys("a");
        store.write(lease(store, VIEW), put(3, "b", "{}"));
        assertThat(all(store, VIEW)).containsOnlyKeys("a", "b");
    }

    @Test
    void whatChangedAndIsNotKnownAnyMoreIsAnError() {
        var views = DynamoDbViewStore.open(client, options.patience(Duration.ofMillis(200)));
        var lease = lease(views, VIEW);
        views.write(lease, put(1, "a", "{\"n\":1}"));
        try (var reader = views.read(VIEW)) {
            views.write(lease, put(2, "a", "{\"n\":2}"));
            Shelf.expire(client, options);
            assertThatExceptionOfType(ViewUnavailableException.class).isThrownBy(() -> reader.get("a"));
        }
    }

    @Test
    void aListOfManyPagesIsReadWhileItChanges() {
        var lease = lease(store, VIEW);
        for (int i = 0; i < 4; i++) {
            var part = new HashMap<String, String>();
            for (int j = 0; j < 12; j++) {
                part.put("%d-%02d".formatted(i, j), Shelf.row(60_000));
            }
            store.write(lease, put(i + 1, part));
        }
        try (var reader = store.read(VIEW);
                var list = reader.list(RowRange.all())) {
            var first = list.next();
            assertThat(first.key()).isEqualTo("0-00");
            store.write(lease, put(5, Map.of("3-00", "{}", "9", "{}")));
            store.write(lease, Shelf.delete(6, "3-11"));
            var left = list.toList();
            assertThat(left)
                    .hasSize(47)
                    .allSatisfy(it -> assertThat(it.value()).isEqualTo(Json.parse(Shelf.row(60_000))));
            assertThat(reader.list(RowRange.prefix("3-").after("3-05").limit(4)).toList())
                    .extracting(it -> it.key())
                    .containsExactly("3-06", "3-07", "3-08", "3-09");
        }
        assertThat(all(store, VIEW)).hasSize(48).containsEntry("3-00", "{}");
    }

    @Test
    void aRangeMayBeginBehindAnyText() {
        store.write(lease(store, VIEW), put(1, Map.of("a", "{}", "\uFFFF".repeat(170), "{}")));
        try (var reader = store.read(VIEW)) {
            assertThat(reader.list(RowRange.all().after("\uFFFF".repeat(169) + "a".repeat(2_000)))
                            .toList())
                    .hasSize(1);
            assertThat(reader.list(RowRange.all().after("\uFFFF".repeat(2_000))).toList())
                    .isEmpty();
            assertThat(reader.list(RowRange.prefix("\uFFFF".repeat(2_000))).toList())
                    .isEmpty();
            assertThat(reader.list(RowRange.all().after("")).toList()).hasSize(2);
        }
    }

    private String read(String key) {
        try (var reader = store.read(VIEW)) {
            return reader.get(key).orElseThrow().toString();
        }
    }

    private Map<String, AttributeValue> item(String key) {
        return client.getItem(it -> it.tableName(options.viewsTable()).key(key(key)))
                .item();
    }

    private Map<String, AttributeValue> key(String key) {
        return Keys.of(generation(), key);
    }

    private String generation() {
        var view = client.getItem(it -> it.tableName(options.viewsTable()).key(Keys.view(VIEW)));
        return ViewRecord.of(view.item()).rows();
    }

    private void keep(Map<String, AttributeValue> item) {
        client.putItem(it -> it.tableName(options.viewsTable()).item(item));
    }

    private void delete(String key) {
        client.deleteItem(it -> it.tableName(options.viewsTable()).key(key(key)));
    }
}
