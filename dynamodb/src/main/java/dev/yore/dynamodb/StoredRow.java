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

    /** The item of a row that is written. */
    static Map<String, AttributeValue> item(
            String partition, String key, long sequence, Optional<Json> row, long expiry) {
        var item = new HashMap<>(Keys.of(partition, key));
        item.put("seq", Values.number(sequence));
        row.ifPresentOrElse(
                it -> item.put("json", Values.text(it.toString())),
                () -> item.put(Keys.EXPIRES, Values.number(expiry)));
        return item;
    }

    static Json json(String value) {
        return Json.ofTrusted(value.getBytes(StandardCharsets.UTF_8));
    }
}
