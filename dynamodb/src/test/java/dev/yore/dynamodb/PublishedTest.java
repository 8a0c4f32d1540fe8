package dev.yore.dynamodb;

import static dev.yore.dynamodb.Shelf.VIEW;
import static dev.yore.dynamodb.Shelf.VIEW_2;
import static dev.yore.dynamodb.Shelf.lease;
import static dev.yore.dynamodb.Shelf.put;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.dynamodb.Faults.Fault;
import dev.yore.store.LimitExceededException;
import dev.yore.view.UnreadableViewsException;
import dev.yore.view.ViewStateException;
import dev.yore.view.ViewUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What serves, as items of a table of its own. */
class PublishedTest {

    private final DynamoDbClient client = Local.client();
    private final DynamoDbOptions plain = Local.options();
    private final DynamoDbOptions options = plain.table("counts", "account-projections", "accountId");
    private final DynamoDbViewStore store = DynamoDbViewStore.open(client, options);

    @Test
    void membersAreAttributesAndNumbersAreNumbers() {
        store.write(
                lease(store, VIEW),
                put(
                        1,
                        "acc_1",
                        "{\"owner\":\"Ann\",\"balance\":100.50,\"transactionCount\":2,\"open\":true,\"note\":null,"
                                + "\"more\":{\"a\":[1,\"x\"]},\"exact\":12345678901234567890123456789012345678}"));

        var item = published().get("acc_1");
        assertThat(item)
                .containsOnlyKeys("accountId", "owner", "balance", "transactionCount", "open", "note", "more", "exact");
        assertThat(item)
                .containsEntry("accountId", AttributeValue.fromS("acc_1"))
                .containsEntry("owner", AttributeValue.fromS("Ann"))
                .containsEntry("balance", AttributeValue.fromN("100.5"))
                .containsEntry("transactionCount", AttributeValue.fromN("2"))
                .containsEntry("exact", AttributeValue.fromN("12345678901234567890123456789012345678"))
                .containsEntry("open", AttributeValue.fromBool(true))
                .containsEntry("note", AttributeValue.fromNul(true));
        assertThat(Shelf.all(store, VIEW).get("acc_1")).contains("\"balance\":100.50");
    }

    @Test
    void rowsComeAndGoWithTheView() {
        var lease = lease(store, VIEW);
        int most = store.limits().rowsPerBatch();
        assertThat(most).isEqualTo(44);
        store.write(lease, put(1, Shelf.rows(most, "{\"n\":1}")));
        store.write(lease, put(2, Shelf.rows(most, "{\"n\":2}")));
        store.write(lease, Shelf.delete(3, "key-001"));

        assertThat(numbers()).hasSize(most - 1).doesNotContainKey("key-001").containsValue("2");
        assertThat(Set.copyOf(numbers().values())).containsOnly("2");
    }

    @Test
    void aSwitchBringsTheTableToWhatServes() {
        var first = lease(store, VIEW);
        store.write(first, put(1, Map.of("a", "{\"n\":1}", "old", "{\"n\":1}")));
        var second = lease(store, VIEW_2);
        store.write(second, put(1, Map.of("a", "{\"n\":2}", "new", "{\"n\":2}")));
        assertThat(numbers()).isEqualTo(Map.of("a", "1", "old", "1"));
        store.serve(VIEW_2);
        assertThat(numbers()).isEqualTo(Map.of("a", "2", "new", "2"));
        store.write(first, put(2, "a", "{\"n\":10}"));
        store.write(second, put(2, "b", "{\"n\":20}"));

        assertThat(numbers()).isEqualTo(Map.of("a", "2", "new", "2", "b", "20"));
        store.serve(VIEW);
        assertThat(numbers()).isEqualTo(Map.of("a", "10", "old", "1"));
    }

    @Test
    void aSwitchThatEndedHalfWayIsTakenUpByWhoWritesNext() {
        var first = lease(store, VIEW);
        for (int i = 0; i < 2; i++) {
            store.write(first, put(i, rows("r" + i, 40, 1)));
        }
        var second = lease(store, VIEW_2);
        for (int i = 0; i < 2; i++) {
            store.write(second, put(i, rows("s" + i, 40, 2)));
        }
        var faults = new Faults(client);
        var dying = DynamoDbViewStore.open(faults.client(), options.patience(Duration.ofMillis(100)));
        faults.plan("transactWriteItems", Fault.NONE, Fault.NONE);
        faults.always(it -> it.equals("transactWriteItems") ? Fault.instead(Faults.lost()) : Fault.NONE);
        assertThatExceptionOfType(ViewUnavailableException.class).isThrownBy(() -> dying.serve(VIEW_2));
        assertThat(store.serving("counts")).contains(VIEW_2);
        assertThat(Set.copyOf(numbers().values())).containsExactlyInAnyOrder("1", "2");
        var again = lease(store, VIEW_2);

        assertThat(numbers()).hasSize(80);
        assertThat(Set.copyOf(numbers().values())).containsOnly("2");
        store.write(again, put(9, "x", "{\"n\":9}"));
        assertThat(numbers()).hasSize(81);
    }

    @Test
    void aViewThatWasThereBeforeIsPublishedWhenItIsWrittenNext() {
        var before = DynamoDbViewStore.open(client, plain);
        before.write(lease(before, VIEW), put(1, "a", "{\"n\":1}"));
        assertThat(client.listTables().tableNames()).doesNotContain(table());
        var lease = lease(store, VIEW);
        assertThat(numbers()).isEqualTo(Map.of("a", "1"));
        store.release(lease);
        store.drop(VIEW);
        lease(store, VIEW);

        assertThat(numbers()).isEmpty();
    }

    @Test
    void whoDoesNotKnowOfTheTableDoesNotWrite() {
        lease(store, VIEW);
        var unaware = DynamoDbViewStore.open(client, plain);

        assertThatExceptionOfType(ViewStateException.class)
                .isThrownBy(() -> lease(unaware, VIEW))
                .withMessageContaining(table());
        assertThat(Shelf.all(unaware, VIEW)).isEmpty();
        assertThat(store.view(VIEW).orElseThrow().owner()).isEmpty();
    }

    @Test
    void aNumberThatDynamoDbWouldRoundIsRefused() {
        var lease = lease(store, VIEW);

        for (var number : List.of("123456789012345678901234567890123456789", "0.1e-130", "1e126")) {
            assertThatExceptionOfType(LimitExceededException.class)
                    .isThrownBy(() -> store.write(lease, put(1, "acc_1", "{\"balance\":" + number + "}")))
                    .withMessageContaining("of balance in row acc_1 of view counts@1");
        }
        for (var number : List.of("9.99e125", "-1e-130", "1.00000000000000000000000000000000000000000", "0e500")) {
            store.write(lease, put(1, "acc_1", "{\"balance\":" + number + "}"));
        }
        assertThat(published()).containsOnlyKeys("acc_1");
    }

    @Test
    void aRowThatIsDeeperThanAnItemCanBeIsRefused() {
        var lease = lease(store, VIEW);
        store.write(lease, put(1, "deep", "{\"a\":".repeat(32) + "1" + "}".repeat(32)));

        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> store.write(lease, put(2, "deeper", "{\"a\":".repeat(33) + "1" + "}".repeat(33))))
                .withMessageContaining("levels of a in row deeper of view counts@1: 33");
        assertThat(published()).containsOnlyKeys("deep");
    }

    @Test
    void aRowWhoseMemberContradictsItsKeyIsRefused() {
        var lease = lease(store, VIEW);
        store.write(lease, put(1, "acc_1", "{\"accountId\":\"acc_1\"}"));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> store.write(lease, put(2, "acc_1", "{\"accountId\":\"acc_2\"}")))
                .withMessageContaining("its member accountId is not its key");
    }

    @Test
    void aTableWithAnotherKeyIsNamed() {
        var other = DynamoDbViewStore.open(client, plain.table("counts", "yore-views", "accountId"));

        assertThatExceptionOfType(UnreadableViewsException.class)
                .isThrownBy(() -> lease(other, VIEW))
                .withMessageContaining("yore-views");
    }

    private static Map<String, String> rows(String prefix, int count, int number) {
        var rows = new HashMap<String, String>();
        for (int i = 0; i < count; i++) {
            rows.put(prefix + "-" + i, "{\"n\":" + number + "}");
        }
        return rows;
    }

    private String table() {
        return plain.prefix() + "account-projections";
    }

    /** What any program reads. */
    private Map<String, Map<String, AttributeValue>> published() {
        return client.scan(it -> it.tableName(table()).consistentRead(true)).items().stream()
                .collect(toMap(it -> Values.text(it, "accountId"), it -> it));
    }

    private Map<String, String> numbers() {
        return published().entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        it -> it.getValue()
                                .getOrDefault("n", AttributeValue.fromN(""))
                                .n()));
    }
}
