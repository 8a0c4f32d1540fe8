package dev.yore.dynamodb;

import dev.yore.view.ViewUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Calls to DynamoDB, which are repeated while they fail of what passes: throttling, conflicts of transactions, lost connections.
 * Each of them may be repeated without harm. Reads are strongly consistent.
 */
final class Calls {

    private static final Duration FIRST_WAIT = Duration.ofMillis(25);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final DynamoDbClient client;
    private final DynamoDbOptions options;

    Calls(DynamoDbClient client, DynamoDbOptions options) {
        this.client = client;
        this.options = options;
    }

    /** The table of the views. */
    String table() {
        return options.viewsTable();
    }

    DynamoDbOptions options() {
        return options;
    }

    /** A wait, longer and longer, for something that passes. */
    Patience patience() {
        return new Patience(options.patience());
    }

    /** Makes a call, again and again while it fails of what passes and there is patience left. */
    <T> T call(Function<DynamoDbClient, T> call) {
        var patience = patience();
        while (true) {
            try {
                return call.apply(client);
            } catch (SdkException e) {
                if (!Failures.isPassing(e) || !patience.pause()) {
                    throw Failures.isConditionFailed(e) ? e : unavailable(e);
                }
            }
        }
    }

    ViewUnavailableException unavailable(SdkException failure) {
        return Failures.of("DynamoDB, table " + table() + ",", failure);
    }

    Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
        var request = GetItemRequest.builder()
                .tableName(table())
                .key(key)
                .consistentRead(true)
                .build();
        var response = call(it -> it.getItem(request));
        return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
    }

    /** Puts an item into the views' table, in a transaction. */
    TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(Put.builder().tableName(table()).item(item).build())
                .build();
    }

    /** Changes an item of the views' table, and returns it as it is then; empty if the condition does not hold. */
    Optional<Map<String, AttributeValue>> update(UnaryOperator<UpdateItemRequest.Builder> change) {
        var request = change.apply(
                        UpdateItemRequest.builder().tableName(table()).returnValues(ReturnValue.ALL_NEW))
                .build();
        try {
            return Optional.of(call(it -> it.updateItem(request)).attributes());
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }

    /**
     * Writes all of it or nothing; false if a condition did not hold, and nothing was written. DynamoDB knows a repeat by its
     * token, and answers as it did before.
     */
    boolean transact(List<TransactWriteItem> items) {
        var request = TransactWriteItemsRequest.builder()
                .transactItems(items)
                .clientRequestToken(UUID.randomUUID().toString())
                .build();
        try {
            call(it -> it.transactWriteItems(request));
            return true;
        } catch (TransactionCanceledException _) {
            return false;
        }
    }

    /** How long something is waited for, and how long between two looks. For one thread. */
    static final class Patience {
        private final long end;
        private long wait = FIRST_WAIT.toNanos();

        private Patience(Duration most) {
            this.end = System.nanoTime() + most.toNanos();
        }

        /** Waits a little, by chance more or less; false, at once, if the patience is at its end. */
        boolean pause() {
            long now = System.nanoTime();
            if (now - end >= 0) {
                return false;
            }
            long longest = Math.min(wait, end - now);
            try {
                Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1)));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
            wait = Math.min(2 * wait, LONGEST_WAIT.toNanos());
            return true;
        }
    }
}
