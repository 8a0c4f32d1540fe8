package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.COUNTS;
import static dev.yore.testkit.view.Written.all;
import static dev.yore.testkit.view.Written.lease;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.view.Changes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A row comes back as the very text that was written. */
public interface JsonTextContract extends ViewTest {

    @Test
    default void numbersComeBackAsTheyWereWritten() {
        assertComeBack(
                "{\"a\":0.10,\"b\":1E+2,\"c\":-0.50,\"d\":1234567890123456789012345678901234567890}",
                "{\"a\":0.1234567890123456789012345678901234567890,\"b\":100.00,\"c\":1.0E-400}",
                "{\"a\":" + "9".repeat(1_000) + "}");
    }

    @Test
    default void membersKeepTheirOrder() {
        assertComeBack("{\"z\":1,\"a\":2,\"m\":{\"z\":[],\"\":null,\"a\":{}},\"B\":true}", "{}");
    }

    @Test
    default void anyCharactersComeBack() {
        assertComeBack(
                "{\"é\":\"ž\",\"😀\":\"\uD7FF\uE000\uFFFF\u2028\",\"quotes\":\"'\\\"\\\\ %_ ? ?? :a $1 {}\"}",
                Json.from(Map.of("a", "\0\u0001\n\t\u007f")).toString());
    }

    @Test
    default void deepAndLongRowsComeBack() {
        assertComeBack("{\"a\":".repeat(400) + "{}" + "}".repeat(400), "{\"a\":\"" + "long ".repeat(20_000) + "\"}");
    }

    private void assertComeBack(String... texts) {
        var rows = new LinkedHashMap<String, Optional<Json>>();
        for (String text : texts) {
            rows.put("row-" + rows.size(), Optional.of(Json.parse(text)));
        }
        store().write(lease(store(), COUNTS), new Changes(rows, Checkpoint.of(1), 1));
        reopen();
        var expected = List.of(texts);
        assertThat(all(store(), COUNTS).values()).extracting(Json::toString).containsExactlyElementsOf(expected);
        assertThat(store().rows(COUNTS, rows.keySet()).values())
                .extracting(Json::toString)
                .containsExactlyInAnyOrderElementsOf(expected);
        try (var reader = store().read(COUNTS)) {
            assertThat(reader.get("row-0")).map(Json::toString).contains(texts[0]);
        }
    }
}
