package dev.yore.dynamodb;

import dev.yore.view.UnreadableViewsException;
import dev.yore.view.ViewUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Makes the tables that are not there, and waits until they can be used. */
final class Tables {

    /** Rises with each change of the items that older versions cannot work with. */
    static final int FORMAT = 1;

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LOOKS = 240;

    private final Calls calls;
    private final String table;
    private final List<String> keys;

    Tables(Calls calls, String table, List<String> keys) {
        this.calls = calls;
        this.table = table;
        this.keys = keys;
    }

    /** The table of the views. */
    static Tables views(Calls calls) {
        return new Tables(calls, calls.table(), List.of(Keys.PARTITION, Keys.SORT));
    }

    /** Opens the table of the views. */
    static void open(Calls calls) {
        views(calls).openViews();
    }

    /** A table in which a view is published. */
    static void openPublished(Calls calls, PublishedTable published) {
        new Tables(calls, published.table(), List.of(published.key())).openTable();
    }

    private void openViews() {
        openTable();
        var store = calls.get(Keys.store());
        if (store.isEmpty()) {
            letItemsExpire();
            calls.update(it -> it.key(Keys.store())
                    .updateExpression("set store_format = :format, fence = :none")
                    .conditionExpression("attribute_not_exists(pk)")
                    .expressionAttributeValues(Map.of(":format", Values.number(FORMAT), ":none", Values.number(0))));
        } else if (Values.number(store.get(), "store_format") > FORMAT) {
            throw new UnreadableViewsException(
                    "the views in table %s of DynamoDB are of format %d, and this version of Yore knows up to %d: upgrade it"
                            .formatted(table, Values.number(store.get(), "store_format"), FORMAT));
        }
    }

    private void openTable() {
        var found = describe();
        if (found.isEmpty()) {
            create();
        }
        for (int i = 0; i < LOOKS; i++) {
            found = describe();
            if (found.isPresent() && found.get().tableStatus() != TableStatus.CREATING) {
                requireKeys(found.get());
                return;
            }
            pause();
        }
        throw new ViewUnavailableException(
                "table %s of DynamoDB is being made, but is not there after %s"
                        .formatted(table, LOOK.multipliedBy(LOOKS)),
                new IllegalStateException("not active"));
    }

    /**
     * Whether it is there.
     *
     * @throws UnreadableViewsException if it is not of Yore, where its keys are known
     */
    boolean isThere() {
        var found = describe();
        if (!keys.isEmpty()) {
            found.ifPresent(this::requireKeys);
        }
        return found.isPresent();
    }

    /** Deletes it, and waits until it is gone. */
    void delete() {
        calls.call(it -> {
            try {
                return it.deleteTable(request -> request.tableName(table)).toString();
            } catch (ResourceNotFoundException e) {
                return e.toString(); // another was faster
            }
        });
        for (int i = 0; i < LOOKS; i++) {
            if (describe().isEmpty()) {
                return;
            }
            pause();
        }
        throw new ViewUnavailableException(
                "table %s of DynamoDB is still there %s after it was deleted"
                        .formatted(table, LOOK.multipliedBy(LOOKS)),
                new IllegalStateException("not gone"));
    }

    private Optional<TableDescription> describe() {
        return calls.call(it -> {
            try {
                return Optional.of(
                        it.describeTable(request -> request.tableName(table)).table());
            } catch (ResourceNotFoundException _) {
                return Optional.<TableDescription>empty();
            }
        });
    }

    private void create() {
        var options = calls.options();
        var request = CreateTableRequest.builder()
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema())
                .attributeDefinitions(keys.stream()
                        .map(it -> AttributeDefinition.builder()
                                .attributeName(it)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .toList())
                .tags(options.tags().entrySet().stream()
                        .map(it -> Tag.builder()
                                .key(it.getKey())
                                .value(it.getValue())
                                .build())
                        .toList());
        options.encryptionKey()
                .ifPresent(it -> request.sseSpecification(SSESpecification.builder()
                        .enabled(true)
                        .sseType(SSEType.KMS)
                        .kmsMasterKeyId(it)
                        .build()));
        calls.call(it -> {
            try {
                return it.createTable(request.build()).toString();
            } catch (ResourceInUseException e) {
                return e.toString(); // another makes it just now
            }
        });
    }

    private List<KeySchemaElement> schema() {
        return keys.stream()
                .map(it -> KeySchemaElement.builder()
                        .attributeName(it)
                        .keyType(it.equals(keys.getFirst()) ? KeyType.HASH : KeyType.RANGE)
                        .build())
                .toList();
    }

    private void requireKeys(TableDescription found) {
        boolean texts = found.attributeDefinitions().stream()
                .filter(it -> keys.contains(it.attributeName()))
                .allMatch(it -> it.attributeType() == ScalarAttributeType.S);
        if (!found.keySchema().equals(schema()) || !texts) {
            throw new UnreadableViewsException(
                    "table %s of DynamoDB is not of Yore: its key is %s and not %s; choose another prefix, or another table"
                            .formatted(table, found.keySchema(), keys));
        }
    }

    private void letItemsExpire() {
        if (isExpiring()) {
            return;
        }
        var specification = TimeToLiveSpecification.builder()
                .enabled(true)
                .attributeName(Keys.EXPIRES)
                .build();
        try {
            calls.call(it ->
                    it.updateTimeToLive(request -> request.tableName(table).timeToLiveSpecification(specification)));
        } catch (ViewUnavailableException e) {
            // Another may have done it just before.
            if (!isExpiring()) {
                throw e;
            }
        }
    }

    private boolean isExpiring() {
        var description = calls.call(it -> it.describeTimeToLive(request -> request.tableName(table)))
                .timeToLiveDescription();
        return Keys.EXPIRES.equals(description.attributeName())
                && List.of(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING)
                        .contains(description.timeToLiveStatus());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ViewUnavailableException("interrupted while a table of DynamoDB was being made or deleted", e);
        }
    }
}
