package dev.yore.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the rows of a write were before it. It is written with them, in as many items as it takes, and expires when no reader can
 * need it any more.
 *
 * @param partition the partition key of these records
 * @param sequence the write
 * @param expiry when it may be deleted, in seconds since 1970
 */
record UndoRecord(String partition, long sequence, long expiry) {

    /** About as much as goes into an item, beside its keys. */
    private static final int ITEM_BYTES = 400_000;

    /** What an entry takes beside key and value. */
    private static final int ENTRY_BYTES = 16;

    /**
     * A row before the write.
     *
     * @param before what it said; empty if there was none
     * @param deleted whether the write deleted it
     */
    record Entry(String key, Optional<String> before, boolean deleted) {

        int bytes() {
            return ENTRY_BYTES + utf8(key) + before.map(Entry::utf8).orElse(0);
        }

        private static int utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }

        private AttributeValue value() {
            var members = new HashMap<String, AttributeValue>();
            members.put("k", Values.text(key));
            before.ifPresent(it -> members.put("v", Values.text(it)));
            if (deleted) {
                members.put("d", AttributeValue.fromBool(true));
            }
            return AttributeValue.fromM(members);
        }

        static Entry of(AttributeValue value) {
            var members = value.m();
            return new Entry(Values.text(members, "k"), Values.optional(members, "v"), members.containsKey("d"));
        }
    }

    /** Its items. */
    List<Map<String, AttributeValue>> items(List<Entry> entries) {
        var parts = new ArrayList<List<AttributeValue>>();
        parts.add(new ArrayList<>());
        long bytes = 0;
        for (var entry : entries) {
            bytes += entry.bytes();
            if (bytes > ITEM_BYTES && !parts.getLast().isEmpty()) {
                parts.add(new ArrayList<>());
                bytes = entry.bytes();
            }
            parts.getLast().add(entry.value());
        }
        var items = new ArrayList<Map<String, AttributeValue>>();
        for (var part : parts) {
            var item = new HashMap<>(Keys.of(partition, sort(sequence, items.size())));
            item.put("parts", Values.number(parts.size()));
            item.put("before", AttributeValue.fromL(part));
            item.put(Keys.EXPIRES, Values.number(expiry));
            items.add(item);
        }
        return items;
    }

    /** The sort key of a part of it. */
    static String sort(long sequence, int part) {
        return "%s.%03d".formatted(Values.sortable(sequence), part);
    }

    /** Which write an item is of. */
    static long sequence(Map<String, AttributeValue> item) {
        var sort = Values.text(item, Keys.SORT);
        return Long.parseLong(sort.substring(0, sort.indexOf('.')));
    }

    static List<Entry> entries(Map<String, AttributeValue> item) {
        return item.getOrDefault("before", AttributeValue.fromL(List.of())).l().stream()
                .map(Entry::of)
                .toList();
    }
}
