package dev.yore.testkit.contract;

import static dev.yore.testkit.contract.Facts.PREFIX;
import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.stream;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Envelope;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.Metadata;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every event comes back as its producer wrote it, to the last digit, for ever. */
public interface EnvelopeContract extends StoreTest {

    @Test
    default void numbersAreExact() {
        var data = "{\"a\":0.10,\"b\":1E+2,\"c\":1234567890123456789012345678901234567890,"
                + "\"d\":0.1234567890123456789012345678901234567890,\"e\":-0,\"f\":9007199254740993,\"g\":1.0,\"h\":1e-30}";

        assertSurvives(fact("a"), Json.parse(data));
    }

    @Test
    default void theKeysOfAnObjectKeepTheirOrder() {
        assertSurvives(fact("a"), Json.parse("{\"z\":1,\"a\":{\"y\":[],\"b\":{}},\"m\":null,\"A\":true,\"\":\"\"}"));
    }

    @Test
    default void anyTextSurvivesInTheData() {
        var texts = Stream.of(
                "",
                " ",
                "\u0000\u0001\u001f",
                "\"\\/\b\f\n\r\t",
                "ÅÄÖ ß ç",
                "日本語",
                "e\u0301",
                "\u202eabc",
                "🦉👩‍👩‍👧‍👦",
                "\ufeff",
                "\u2028");
        var data = texts.map(it -> Json.nodes().stringNode(it).toString()).collect(joining(",", "{\"texts\":[", "]}"));

        assertSurvives(fact("a"), Json.parse(data));
    }

    @Test
    default void deepAndEmptyDataSurvive() {
        assertSurvives(fact("a"), Json.EMPTY_OBJECT);
        assertSurvives(fact("a"), Json.parse("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"));
    }

    @Test
    default void unknownMembersOfTheEnvelopeSurvive() {
        var envelope = Envelope.parse("""
                {"eventId":"e-1","eventType":"Happened","aggregateId":"%s","timestamp":"2024-01-21T10:30:00Z","data":{},
                 "zebra":{"b":1,"a":[0.10]},"traceparent":"00-0af7","Version":7,"ümlaut":null}
                """.formatted(stream("a")));

        assertSurvives(envelope.event());
        assertThat(Envelope.of(store().find(EventId.of("e-1")).orElseThrow())
                        .toTree()
                        .propertyNames())
                .endsWith("zebra", "traceparent", "Version", "ümlaut");
    }

    @Test
    default void metadataSurvives() {
        var metadata = Metadata.NONE
                .withActor("alice")
                .withReason("because \"she\" can")
                .withCausationId("c-1")
                .withCorrelationId("k-1")
                .withCorrects(EventId.of("e-0"))
                .with(
                        "anything",
                        Json.parse("{\"z\":[1.10,{\"a\":null}],\"a\":\"🦉\"}").tree());

        assertSurvives(fact("a").withMetadata(metadata));
        assertSurvives(fact("a")
                .withMetadata(Metadata.NONE.with("only", Json.parse("1.0").tree())));
    }

    @Test
    default void tagsSurviveInTheirOrder() {
        assertSurvives(fact("a", "Happened", "z:1", "a:2", "m:3", "a:1", "z:0"));
        assertSurvives(fact("a", "Happened", "key:with:colons", "ключ:значение", "🦉:🦉", "a: b "));
    }

    @Test
    default void asManyTagsAsAreAllowedSurvive() {
        int count = store().limits().eventTags();
        var tags = IntStream.range(0, count)
                .mapToObj(i -> Tag.of("tag", "value-" + (count - i)))
                .toList();
        assertSurvives(fact("a").withTags(tags));

        assertThat(tags)
                .allSatisfy(
                        it -> assertThat(store().read(Query.tags(Set.of(it))).toList())
                                .hasSize(1));
    }

    @Test
    default void theSchemaVersionSurvives() {
        assertSurvives(fact("a").withSchemaVersion(2));
        assertSurvives(fact("a").withSchemaVersion(Integer.MAX_VALUE));
    }

    @Test
    default void theTimestampSurvivesToTheNanosecond() {
        assertSurvives(fact("a").withTimestamp(Instant.parse("2024-01-21T10:30:00.123456789Z")));
        assertSurvives(fact("a").withTimestamp(Instant.parse("1969-12-31T23:59:59.999999999Z")));
        assertSurvives(fact("a").withTimestamp(Instant.parse("1582-10-10T00:00:00.000000001Z")));
    }

    @Test
    default void theEarliestAndTheLatestTimestampSurvive() {
        assertSurvives(fact("a").withTimestamp(Event.MIN_TIMESTAMP));
        assertSurvives(fact("a").withTimestamp(Event.MAX_TIMESTAMP));
    }

    @Test
    default void theLongestNamesSurvive() {
        assertSurvives(longest("x"));
        assertSurvives(longest("é"));
        assertSurvives(longest("語"));
        assertSurvives(longest("🦉"));
    }

    @Test
    default void theShortestNamesSurvive() {
        assertSurvives(fact("").withId(EventId.of("0")));
        assertSurvives(new Event(
                EventId.of(" "),
                EventType.of("t"),
                stream("a"),
                Instant.EPOCH,
                Json.EMPTY_OBJECT,
                1,
                Metadata.NONE,
                Set.of(Tag.of("k", "v")),
                Json.EMPTY_OBJECT));
    }

    @Test
    default void idsOfOneHundredAndTwentyEightCharactersAreToldApart() {
        var one = EventId.of("🦉".repeat(EventId.MAX_CHARACTERS - 1) + "a");
        var other = EventId.of("🦉".repeat(EventId.MAX_CHARACTERS - 1) + "b");
        assertSurvives(fact("a").withId(one));
        assertSurvives(fact("a").withId(other));

        assertThat(store().find(one)).isNotEqualTo(store().find(other));
    }

    /** An event whose id, type, stream and tag are as long as can be, of this character as far as it fits. */
    private static Event longest(String character) {
        return new Event(
                EventId.of(character.repeat(EventId.MAX_CHARACTERS)),
                EventType.of(fill("", character, EventType.MAX_BYTES)),
                StreamId.of(fill(PREFIX, character, StreamId.MAX_BYTES)),
                Instant.EPOCH,
                Json.parse("{\"a\":\"" + character.repeat(100) + "\"}"),
                1,
                Metadata.NONE,
                Set.of(Tag.parse(fill("k:", character, Tag.MAX_BYTES))),
                Json.EMPTY_OBJECT);
    }

    private static String fill(String start, String character, int bytes) {
        int left = bytes - start.getBytes(StandardCharsets.UTF_8).length;
        int width = character.getBytes(StandardCharsets.UTF_8).length;
        return start + "-".repeat(left % width) + character.repeat(left / width);
    }

    private void assertSurvives(Event event, Json data) {
        assertSurvives(new Event(
                event.id(),
                event.type(),
                event.stream(),
                event.timestamp(),
                data,
                1,
                Metadata.NONE,
                Set.of(),
                Json.EMPTY_OBJECT));
    }

    private void assertSurvives(Event event) {
        var receipt = store().append(Commit.of(event));
        assertStands(event, receipt.version(event.stream()).value());
        reopen();
        assertStands(event, receipt.version(event.stream()).value());
    }

    /** Asserts that every way of reading yields this event, and the same text of it. */
    private void assertStands(Event event, long version) {
        var found = store().find(event.id()).orElseThrow();
        assertThat(found.event()).isEqualTo(event);
        assertThat(found.version().value()).isEqualTo(version);
        assertThat(found.tags()).containsExactlyElementsOf(event.tags());
        assertThat(Envelope.of(found.event())).hasToString(Envelope.of(event).toString());
        assertThat(Envelope.parse(Envelope.of(found).toString()).recorded()).contains(found);

        assertThat(store().load(event.stream()).toList()).contains(found);
        assertThat(store().read(Query.types(Set.of(event.type()))).toList()).contains(found);
        if (!event.tags().isEmpty()) {
            assertThat(store().read(Query.tags(event.tags())).toList()).contains(found);
        }
        try (var follower = store().follow(Query.all(), before(found.position()))) {
            assertThat(follower.poll(place().patience())).contains(found);
        }
    }

    private static Checkpoint before(Position position) {
        return position.rank() == 1
                ? Checkpoint.START
                : Checkpoint.of(new Position(position.partition(), position.rank() - 1));
    }
}
