package dev.yore.dynamodb;

import static dev.yore.dynamodb.Shelf.LEASE;
import static dev.yore.dynamodb.Shelf.VIEW;
import static dev.yore.dynamodb.Shelf.VIEW_2;
import static dev.yore.dynamodb.Shelf.all;
import static dev.yore.dynamodb.Shelf.lease;
import static dev.yore.dynamodb.Shelf.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.dynamodb.Faults.Fault;
import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.store.Checkpoint;
import dev.yore.view.FencedException;
import dev.yore.view.Stop;
import dev.yore.view.ViewUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Calls that fail, have no answer, or come too late. */
class FaultsTest {

    private static final String WRITE = "transactWriteItems";

    private final Faults faults = new Faults(Local.client());
    private final DynamoDbOptions options = Local.options();
    private final DynamoDbViewStore store = DynamoDbViewStore.open(faults.client(), options);

    static Stream<SdkException> passing() {
        return Stream.of(
                Faults.lost(),
                Faults.cancelled("TransactionConflict"),
                Faults.cancelled("ThrottlingError"),
                Faults.cancelled("ProvisionedThroughputExceeded"),
                Faults.told(400, "TransactionInProgressException"),
                Faults.told(400, "ProvisionedThroughputExceededException"),
                Faults.told(400, "ThrottlingException"),
                Faults.told(400, "RequestLimitExceeded"),
                Faults.told(500, "InternalServerError"),
                Faults.told(503, "ServiceUnavailable"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aWriteIsRepeatedAndCountsOnce(SdkException failure) {
        var lease = lease(store, VIEW);
        faults.plan(WRITE, Fault.instead(failure), Fault.instead(failure));
        store.write(lease, put(1, "a", "{}"));

        assertThat(store.view(VIEW).orElseThrow().events()).isEqualTo(1);
        assertThat(all(store, VIEW)).containsOnlyKeys("a");
    }

    @Test
    void aWriteWhoseAnswersAreLostCountsOnce() {
        var lease = lease(store, VIEW);
        for (int i = 1; i <= 3; i++) {
            faults.plan(
                    WRITE, Fault.after(Faults.lost()), Fault.after(Faults.lost()), Fault.after(Faults.told(500, "x")));
            store.write(lease, put(i, "a", "{\"n\":" + i + "}"));
            assertThat(store.view(VIEW).orElseThrow().events()).isEqualTo(i);
        }
        assertThat(all(store, VIEW)).containsEntry("a", "{\"n\":3}");
    }

    @Test
    void everyCallIsRepeatedWhetherItHadItsEffectOrNot() {
        var calls = new HashMap<String, AtomicInteger>();
        faults.always(name -> switch (calls.computeIfAbsent(name, _ -> new AtomicInteger())
                        .getAndIncrement()
                % 3) {
            case 0 -> Fault.after(Faults.lost());
            case 1 -> Fault.instead(Faults.told(400, "ThrottlingException"));
            default -> Fault.NONE;
        });
        try (var views = DynamoDbViewStore.open(faults.client(), options.prefix(options.prefix() + "b-"))) {
            var lease = lease(views, VIEW);
            views.renew(lease, LEASE);
            views.write(lease, put(1, Shelf.rows(30, "{\"n\":1}")));
            views.stop(lease, new Stop(Position.of(2), EventId.of("two"), "why", Instant.EPOCH));
            views.skip(VIEW, Position.of(2), "because", Optional.of("eve"));
            views.stop(lease, new Stop(Position.of(3), EventId.of("three"), "why", Instant.EPOCH));
            views.resume(VIEW);
            var second = lease(views, VIEW_2);
            views.write(second, put(1, "b", "{}"));
            views.serve(VIEW_2);
            assertThat(views.skips(VIEW)).hasSize(1);
            assertThat(all(views, VIEW)).hasSize(30);
            assertThat(views.rows(VIEW, List.of("key-001"))).hasSize(1);
            assertThat(views.view(VIEW).orElseThrow().events()).isEqualTo(1);
            views.release(lease);
            views.drop(VIEW);
            assertThat(views.views())
                    .singleElement()
                    .satisfies(it -> assertThat(it.serving()).isTrue());
        }
        assertThat(calls).containsKeys(WRITE, "updateItem", "batchGetItem", "query", "getItem", "batchWriteItem");
    }

    @Test
    void whoNeverGetsAnAnswerHasLostHisLeaseAndFindsOutByTheCheckpoint() {
        var views = impatient();
        var lease = lease(views, VIEW);
        faults.always(it -> it.equals(WRITE) ? Fault.after(Faults.lost()) : Fault.NONE);
        assertThatExceptionOfType(ViewUnavailableException.class)
                .isThrownBy(() -> views.write(lease, put(1, "a", "{}")))
                .withMessageContaining(options.viewsTable());
        faults.always(_ -> Fault.NONE);

        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> views.write(lease, put(1, "a", "{}")));
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> views.renew(lease, LEASE));
        var next = lease(views, VIEW);
        assertThat(views.view(VIEW).orElseThrow().checkpoint()).isEqualTo(Checkpoint.of(1));
        views.write(next, put(2, "b", "{}"));
        assertThat(views.view(VIEW).orElseThrow().events()).isEqualTo(2);
    }

    @Test
    void aWriteThatComesAfterItsLeaseWasTakenAnewIsVoid() {
        var views = impatient();
        var lease = lease(views, VIEW);
        var late = new ArrayList<TransactWriteItemsRequest>();
        try (var client = Local.client(new Requests(late))) {
            var held = DynamoDbViewStore.open(client, options.patience(Duration.ofMillis(200)));
            assertThatExceptionOfType(ViewUnavailableException.class)
                    .isThrownBy(() -> held.write(lease, put(1, "a", "{\"late\":true}")));
        }
        assertThat(late).isNotEmpty();
        var next = lease(views, VIEW);
        assertThat(views.view(VIEW).orElseThrow().checkpoint()).isEqualTo(Checkpoint.START);
        try (var client = Local.client()) {
            assertThatExceptionOfType(SdkException.class)
                    .isThrownBy(() -> client.transactWriteItems(late.getFirst()))
                    .withMessageContaining("ConditionalCheckFailed");
            views.write(next, put(1, "a", "{\"late\":false}"));
            assertThatExceptionOfType(SdkException.class).isThrownBy(() -> client.transactWriteItems(late.getFirst()));
        }
        assertThat(all(views, VIEW)).containsOnly(Map.entry("a", "{\"late\":false}"));
    }

    @Test
    void throttlingThatDoesNotEndIsToldWithTheWayOn() {
        var views = impatient();
        faults.always(_ -> Fault.instead(Faults.told(400, "ProvisionedThroughputExceededException")));

        assertThatExceptionOfType(ViewUnavailableException.class)
                .isThrownBy(views::views)
                .withMessageContaining("less at a time, or more capacity");
    }

    @Test
    void whatDoesNotPassIsToldAtOnce() {
        var views = DynamoDbViewStore.open(faults.client(), options.patience(Duration.ofHours(1)));
        faults.plan("query", Fault.instead(Faults.told(400, "AccessDeniedException")));
        assertThatExceptionOfType(ViewUnavailableException.class)
                .isThrownBy(views::views)
                .withMessageContaining("allow this role what it asks for");
        faults.plan("query", Fault.instead(Faults.told(400, "ExpiredTokenException")));
        assertThatExceptionOfType(ViewUnavailableException.class)
                .isThrownBy(views::views)
                .withMessageContaining("see to the credentials");
        faults.plan(WRITE, Fault.instead(Faults.cancelled("ValidationError")));
        assertThatExceptionOfType(ViewUnavailableException.class).isThrownBy(() -> lease(views, VIEW));
    }

    @Test
    void whatABatchLeavesUndoneIsAskedForAgain() {
        var lease = lease(store, VIEW);
        store.write(lease, put(1, Shelf.rows(50, "{}")));
        faults.plan("batchGetItem", part(0.5), part(0), part(0.5));

        assertThat(store.rows(VIEW, Shelf.rows(50, "").keySet())).hasSize(50);
    }

    /** Does only this part of a batch. */
    private static Fault part(double part) {
        return call -> {
            var whole = (BatchGetItemResponse) call.run();
            var table = whole.responses().keySet().iterator().next();
            var items = whole.responses().getOrDefault(table, List.of());
            int done = (int) (items.size() * part);
            var left = items.subList(done, items.size()).stream()
                    .map(it -> Keys.of(Values.text(it, Keys.PARTITION), Values.text(it, Keys.SORT)))
                    .toList();
            var keys =
                    KeysAndAttributes.builder().keys(left).consistentRead(true).build();
            return whole.toBuilder()
                    .responses(Map.of(table, items.subList(0, done)))
                    .unprocessedKeys(Map.of(table, keys))
                    .build();
        };
    }

    private DynamoDbViewStore impatient() {
        return DynamoDbViewStore.open(faults.client(), options.patience(Duration.ofMillis(300)));
    }
}
