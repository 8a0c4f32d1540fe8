package dev.yore.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is wrong with an envelope, the error names the member and says why. */
class EnvelopeErrorsTest {

    private static ObjectNode good() {
        return (ObjectNode) Json.parse(
                        "{\"eventId\":\"e\",\"eventType\":\"T\",\"aggregateId\":\"a\",\"timestamp\":\"2024-01-21T10:30:00Z\",\"data\":{}}")
                .tree();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventId", "eventType", "aggregateId", "timestamp", "data"})
    void aMemberThatMustBeThereIsMissed(String member) {
        var without = good();
        without.remove(member);
        var withNull = good().putNull(member);

        assertRefused(without, member, member + " is missing");
        assertRefused(withNull, member, member + " is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            eventId       | 1                         | must be a string, not 1
            eventId       | ""                        | is empty
            eventId       | "a\\u0000"                | holds the control character U+0000
            eventId       | "a\\ud83e"                | is not well-formed Unicode: a lone surrogate at index 1
            eventType     | []                        | must be a string, not []
            eventType     | ""                        | is empty
            eventType     | "a\\n"                    | holds the control character U+000A
            aggregateId   | {}                        | must be a string, not {}
            aggregateId   | ""                        | is empty
            aggregateId   | "\\u0085"                 | holds the control character U+0085
            timestamp     | 1705833000                | must be a string, not 1705833000
            timestamp     | "yesterday"               | must be an ISO 8601 time such as 2024-01-21T10:30:00Z, not "yesterday"
            timestamp     | "+10000-01-01T00:00:00Z"  | must be between the years 0 and 9999, not +10000-01-01T00:00:00Z
            timestamp     | "-0001-12-31T23:59:59Z"   | must be between the years 0 and 9999, not -0001-12-31T23:59:59Z
            data          | 5                         | must be a JSON object, not 5
            data          | []                        | must be a JSON object, not []
            data          | "{}"                      | must be a JSON object, not "{}"
            version       | 0                         | must be a whole number from 1 to 4294967295, not 0
            version       | 1.5                       | must be a whole number from 1 to 4294967295, not 1.5
            version       | "1"                       | must be a whole number from 1 to 4294967295, not "1"
            version       | 4294967296                | must be a whole number from 1 to 4294967295, not 4294967296
            schemaVersion | 0                         | must be a whole number from 1 to 2147483647, not 0
            schemaVersion | 2147483648                | must be a whole number from 1 to 2147483647, not 2147483648
            schemaVersion | true                      | must be a whole number from 1 to 2147483647, not true
            metadata      | []                        | must be a JSON object, not []
            tags          | {}                        | must be an array of strings, not {}
            tags          | "a:1"                     | must be an array of strings, not "a:1"
            tags          | [1]                       | must be a string, not 1
            tags          | ["a"]                     | holds "a", which is not key:value
            tags          | [":1"]                    | holds ":1", which is not key:value
            tags          | ["a:"]                    | holds "a:", which is not key:value
            recordedAt    | 5                         | must be a string, not 5
            recordedAt    | "now"                     | must be an ISO 8601 time such as 2024-01-21T10:30:00Z, not "now"
            position      | 0                         | must be a whole number from 1 to 9223372036854775807, not 0
            position      | 1.5                       | must be a whole number from 1 to 9223372036854775807, not 1.5
            position      | 9223372036854775808       | must be a whole number from 1 to 9223372036854775807, not 9223372036854775808
            position      | "x"                       | is neither a rank nor partition:rank: "x"
            position      | "shard-1:0"               | must be 1 or more, not 0
            commit        | 1                         | must be an object of first and size, not 1
            commit        | {}                        | must be an object of first and size, not {}
            commit        | {"first":1}               | must be an object of first and size, not {"first":1}
            """)
    void aWrongMemberIsNamedWithTheReason(String member, String value, String reason) {
        var envelope = good();
        envelope.set(member, Json.parse(value).tree());

        assertRefused(envelope, member, member + " " + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            metadata | {"actor":1}             | metadata.actor         | must be a string, not 1
            metadata | {"correlationId":null}  | metadata.correlationId | must be a string, not null
            metadata | {"corrects":""}         | metadata.corrects      | is no event id: eventId is empty
            commit   | {"first":1,"size":0}    | commit.size            | must be a whole number from 1 to 2147483647, not 0
            commit   | {"first":0,"size":1}    | position               | must be a whole number from 1 to 9223372036854775807, not 0
            """)
    void aWrongMemberOfAMemberIsNamedWithTheReason(String member, String value, String field, String reason) {
        var envelope = good();
        envelope.set(member, Json.parse(value).tree());

        assertRefused(envelope, field, field + " " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "null", "true"})
    void whatIsNoObjectIsNoEvent(String text) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Envelope.parse(text))
                .withMessage("event must be a JSON object, not " + text)
                .satisfies(it -> assertThat(it.field()).isEqualTo("event"));
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Envelope.parse("{\"eventId\":\"e\",\"eventId\":\"f\"}"))
                .withMessageStartingWith("JSON is malformed: ")
                .satisfies(it -> assertThat(it.field()).isEqualTo("JSON"));
    }

    @Test
    void namesThatAreTooLongAreRefused() {
        assertRefused(good().put("eventId", "é".repeat(129)), "eventId", "eventId is longer than 128 characters");
        assertRefused(
                good().put("eventType", "é".repeat(129)), "eventType", "eventType is longer than 256 bytes of UTF-8");
        assertRefused(
                good().put("aggregateId", "x".repeat(257)),
                "aggregateId",
                "aggregateId is longer than 256 bytes of UTF-8");
        var tags = good();
        tags.putArray("tags").add("k:" + "x".repeat(255));
        assertRefused(tags, "tags", "tags is longer than 256 bytes of UTF-8");
    }

    private static void assertRefused(ObjectNode envelope, String field, String message) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Envelope.of(envelope))
                .withMessage(message)
                .satisfies(it -> assertThat(it.field()).isEqualTo(field));
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Envelope.parse(Json.of(envelope).toString()))
                .withMessage(message);
    }
}
