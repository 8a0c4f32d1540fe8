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
 * need it any more. That of a write of several transactions is written with each of them, and its end with the last.
 *
 * @param partition the partition key of these records
 * @param sequence the write
 * @param from how many of its items were written before these
 */
record UndoRecord(String partition, long sequence, int from) {

    /** What an entry takes beside key and value. */
    private static final int ENTRY_BYTES = 40;

    /**
     * A row before the write.
     *
     * @param before what it was; empty if there was none
     * @param deleted whether the write deleted it
     */
    record Entry(String key, Optional<StoredRow> before, boolean deleted) {

        int bytes() {
            return ENTRY_BYTES + utf8(key) + valueBefore().map(Entry::utf8).orElse(0);
        }

        Optional<String> valueBefore() {
            return before.flatMap(StoredRow::value);
        }

        private static int utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }

        private AttributeValue value() {
            var members = new HashMap<String, AttributeValue>();
            members.put("k", Values.text(key));
            before.ifPresent(it -> members.put("s", Values.number(it.sequence())));
            valueBefore().ifPresent(it -> members.put("v", Values.text(it)));
            if (deleted) {
                members.put("d", AttributeValue.fromBool(true));
            }
            return AttributeValue.fromM(members);
        }

        static Entry of(AttributeValue value) {
            var members = value.m();
            var before = members.containsKey("s")
                    ? Optional.of(new StoredRow(Values.number(members, "s"), Values.optional(members, "v")))
                    : Optional.<StoredRow>empty();
            return new Entry(Values.text(members, "k"), before, members.containsKey("d"));
        }
    }

    /** Its next items, which are the last if they expire: until a write is whole, it may have to be taken back. */
    List<Map<String, AttributeValue>> items(List<List<Entry>> parts, Optional<Long> expiry) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        for (var part : parts) {
            var item = new HashMap<>(Keys.of(partition, sort(sequence, from + items.size())));
            item.put(
                    "before",
                    AttributeValue.fromL(part.stream().map(Entry::value).toList()));
            expiry.ifPresent(it -> {
                item.put("parts", Values.number(from + parts.size()));
                item.put(Keys.EXPIRES, Values.number(it));
            });
            items.add(item);
        }
        return items;
    }

    /** The sort key of a part of it. */
    static String sort(long sequence, int part) {
        return "%s.%03d".formatted(Values.sortable(sequence), part);
    }

    /** Whether a part is the last of its record. */
    static boolean isLast(Map<String, AttributeValue> item, int part) {
        return Values.number(item, "parts", 0) == part + 1;
    }

    static List<Entry> entries(Map<String, AttributeValue> item) {
        return item.getOrDefault("before", AttributeValue.fromL(List.of())).l().stream()
                .map(Entry::of)
                .toList();
    }
}
