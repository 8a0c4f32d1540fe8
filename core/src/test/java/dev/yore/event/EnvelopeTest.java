package dev.yore.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final String FIVE_MEMBERS =
            "{\"eventId\":\"0197\",\"eventType\":\"MoneyDeposited\",\"aggregateId\":\"acc_123\","
                    + "\"timestamp\":\"2024-01-21T10:30:00Z\",\"data\":{\"amount\":100.00}}";

    private static final String ALL_MEMBERS = """
            {"eventId":"0197","eventType":"MoneyDeposited","aggregateId":"acc_123","timestamp":"2024-01-21T10:30:00.123456789Z",\
            "data":{"z":1E+2,"a":0.10},"version":7,"schemaVersion":2,\
            "metadata":{"actor":"alice","other":[1.0]},"tags":["z:1","a:2"],"recordedAt":"2024-01-21T10:30:01.000001Z",\
            "position":19,"commit":{"first":18,"size":3},"traceparent":"00-0af7","more":{"b":1,"a":2}}""";

    @Test
    void fiveMembersAreEnough() {
        var envelope = Envelope.parse(FIVE_MEMBERS);

        assertThat(envelope.event())
                .isEqualTo(new Event(
                        EventId.of("0197"),
                        EventType.of("MoneyDeposited"),
                        StreamId.of("acc_123"),
                        Instant.parse("2024-01-21T10:30:00Z"),
                        Json.parse("{\"amount\":100.00}"),
                        1,
                        Metadata.NONE,
                        Set.of(),
                        Json.EMPTY_OBJECT));
        assertThat(envelope.version()).isEmpty();
        assertThat(envelope.position()).isEmpty();
        assertThat(envelope.recordedAt()).isEmpty();
        assertThat(envelope.commit()).isEmpty();
        assertThat(envelope.recorded()).isEmpty();
    }

    @Test
    void theFewestMembersAreWrittenAsTheyCame() {
        assertThat(Envelope.parse(FIVE_MEMBERS)).hasToString(FIVE_MEMBERS);
    }

    @Test
    void allMembersAreWrittenAsTheyCame() {
        assertThat(Envelope.parse(ALL_MEMBERS)).hasToString(ALL_MEMBERS);
    }

    @Test
    void everyMemberIsRead() {
        var envelope = Envelope.parse(ALL_MEMBERS);

        assertThat(envelope.version()).contains(Version.of(7));
        assertThat(envelope.position()).contains(Position.of(19));
        assertThat(envelope.recordedAt()).contains(Instant.parse("2024-01-21T10:30:01.000001Z"));
        assertThat(envelope.commit()).contains(new CommitSpan(Position.of(18), 3));
        assertThat(envelope.event().schemaVersion()).isEqualTo(2);
        assertThat(envelope.event().metadata().actor()).contains("alice");
        assertThat(envelope.event().tags()).containsExactly(Tag.of("z", "1"), Tag.of("a", "2"));
        assertThat(envelope.event().extra()).hasToString("{\"traceparent\":\"00-0af7\",\"more\":{\"b\":1,\"a\":2}}");
    }

    @Test
    void theMembersThatYoreKnowsComeFirstAndTheOthersBehindThemInTheirOrder() {
        var envelope = Envelope.parse("""
                {"zebra":1,"data":{},"tags":["a:1"],"apple":2,"timestamp":"2024-01-21T10:30:00Z","eventId":"e",
                 "aggregateId":"a","version":1,"eventType":"T","mango":null}""");

        assertThat(envelope)
                .hasToString(
                        "{\"eventId\":\"e\",\"eventType\":\"T\",\"aggregateId\":\"a\",\"timestamp\":\"2024-01-21T10:30:00Z\","
                                + "\"data\":{},\"version\":1,\"tags\":[\"a:1\"],\"zebra\":1,\"apple\":2,\"mango\":null}");
    }

    @Test
    void whatIsAsItIsWhereNothingIsSaidIsNotWritten() {
        var envelope = Envelope.parse(
                FIVE_MEMBERS.replace(
                        "}}",
                        "},\"schemaVersion\":1,\"metadata\":{},\"tags\":[],\"version\":null,\"position\":null,\"recordedAt\":null}"));

        assertThat(envelope).hasToString(FIVE_MEMBERS);
    }

    @Test
    void aRecordedEventComesBackWhole() {
        var recorded = Envelope.parse(ALL_MEMBERS).recorded().orElseThrow();

        assertThat(Envelope.of(recorded)).hasToString(ALL_MEMBERS);
        assertThat(Envelope.parse(Envelope.of(recorded).toString()).recorded()).contains(recorded);
        assertThat(Envelope.of(recorded.event()).recorded()).isEmpty();
    }

    @Test
    void aPositionInOneOfManyPartitionsIsText() {
        var json = FIVE_MEMBERS.replace(
                "}}", "},\"position\":\"shard-3:17\",\"commit\":{\"first\":\"shard-3:17\",\"size\":1}}");
        var envelope = Envelope.parse(json);

        assertThat(envelope.position()).contains(new Position(new Partition("shard-3"), 17));
        assertThat(envelope).hasToString(json);
    }

    @Test
    void aNumberWrittenAsTextIsAPositionToo() {
        assertThat(Envelope.parse(FIVE_MEMBERS.replace("}}", "},\"position\":\"17\"}"))
                        .position())
                .contains(Position.of(17));
    }

    @Test
    void theTreeIsTheCallersToChange() {
        var envelope = Envelope.parse(FIVE_MEMBERS);
        envelope.toTree().put("eventId", "other");

        assertThat(envelope).hasToString(FIVE_MEMBERS);
        assertThat(Envelope.of(envelope.toTree())).isEqualTo(envelope);
    }

    @Test
    void dataNestedAsDeeplyAsCanBeHasAnEnvelope() {
        var data = Json.parse("{\"a\":" + "[".repeat(Json.MAX_DEPTH - 1) + "]".repeat(Json.MAX_DEPTH - 1) + "}");
        var event = Event.of("a", "T", data);

        assertThat(Envelope.parse(Envelope.of(event).toString()).event()).isEqualTo(event);
        assertThat(Envelope.of(event).toJson().tree().get("data")).isEqualTo(data.tree());
    }

    @Test
    void anExtraMemberCannotHaveTheNameOfOneThatYoreKnows() {
        var event = Envelope.parse(FIVE_MEMBERS).event();
        for (var name : Envelope.MEMBERS) {
            var extra = Json.parse("{\"fine\":1,\"" + name + "\":1}");

            assertThatExceptionOfType(InvalidEventException.class)
                    .isThrownBy(() -> new Event(
                            event.id(),
                            event.type(),
                            event.stream(),
                            event.timestamp(),
                            event.data(),
                            1,
                            Metadata.NONE,
                            event.tags(),
                            extra))
                    .withMessageContaining("extra names \"" + name + "\"");
        }
    }

    @Test
    void anEnvelopeOfAnEventThatIsNotRecordedHasNothingOfALog() {
        var event = Event.of("a", "T", Json.EMPTY_OBJECT);

        assertThat(Envelope.of(event))
                .isEqualTo(new Envelope(event, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
