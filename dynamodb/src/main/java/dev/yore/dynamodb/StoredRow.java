package dev.yore.dynamodb;

import dev.yore.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row as its item has it. A row that was deleted leaves an item behind for a while: else who reads the view as it was could not
 * know that there was one.
 *
 * @param sequence the write that made it what it is
 * @param value what it says; empty if it was deleted
 */
record StoredRow(long sequence, Optional<String> value) {

    static StoredRow of(Map<String, AttributeValue> item) {
        return new StoredRow(Values.number(item, "seq"), Values.optional(item, "json"));
    }

    static StoredRow of(long sequence, Optional<Json> row) {
        return new StoredRow(sequence, row.map(Json::toString));
    }

    /** Its item. Where it was deleted, that expires, unless it is still to be known whether it was. */
    Map<String, AttributeValue> item(String partition, String key, Optional<Long> expiry) {
        var item = new HashMap<>(Keys.of(partition, key));
        item.put("seq", Values.number(sequence));
        value.ifPresentOrElse(
                it -> item.put("json", Values.text(it)),
                () -> expiry.ifPresent(it -> item.put(Keys.EXPIRES, Values.number(it))));
        return item;
    }

    static Json json(String value) {
        return Json.ofTrusted(value.getBytes(StandardCharsets.UTF_8));
    }
}
