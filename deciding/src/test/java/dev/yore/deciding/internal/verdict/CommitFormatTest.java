package dev.yore.deciding.internal.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Event;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.AppendCondition;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.LimitExceededException;
import dev.yore.store.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitFormatTest {

    private static final String FOREIGN = """
            {"eventId": "e-1", "eventType": "MoneyDeposited", "aggregateId": "acc_123",
             "timestamp": "2024-01-21T10:30:00.123456Z", "data": {"amount": 100.00}}""";

    private static final Event DEPOSIT = event("acc_123", "{\"amount\":100.00}");

    @Test
    void anEventByItselfIsItsEnvelope() {
        var text = text(Commit.of(DEPOSIT));

        assertThat(text).startsWith("{\"eventId\":\"").endsWith("\"data\":{\"amount\":100.00}}");
        assertThat(decode(text)).isEqualTo(Commit.of(DEPOSIT));
    }

    @Test
    void whatAForeignProducerWritesIsAppendedOnNoCondition() {
        var commit = decode(FOREIGN);

        assertThat(commit.events()).hasSize(1);
        assertThat(commit.events().getFirst().data()).hasToString("{\"amount\":100.00}");
        assertThat(commit.expected()).isEmpty();
        assertThat(commit.condition()).isEmpty();
    }

    @Test
    void theVersionOfAnEnvelopeIsOneMoreThanTheExpectedOne() {
        var commit = Commit.of(DEPOSIT).expecting("acc_123", ExpectedVersion.exactly(4));

        assertThat(text(commit)).contains("\"version\":5");
        assertThat(decode(text(commit))).isEqualTo(commit);
    }

    @Test
    void severalEventsAreOneRecord() {
        var commit = Commit.of(DEPOSIT, event("acc_123", "{}"), event("acc_124", "{}"))
                .expecting("acc_123", ExpectedVersion.none())
                .expecting("acc_124", ExpectedVersion.exactly(7));

        assertThat(decode(text(commit))).isEqualTo(commit);
    }

    @Test
    void conditionsGoThereAndBack() {
        var condition = AppendCondition.noneMatching(
                        Query.types("A", "B").tagged("course:c1").or(Query.tags("student:s1")))
                .after(Checkpoint.parse("shard-1:4,shard-2:9"));
        var one = Commit.of(DEPOSIT).when(condition.within("acc_123"));
        var several = Commit.of(DEPOSIT, event("acc_124", "{}")).when(condition);

        assertThat(decode(text(one))).isEqualTo(one);
        assertThat(decode(text(several))).isEqualTo(several);
        assertThat(text(one)).startsWith("{\"eventId\":\"");
    }

    @Test
    void whatALogAddedElsewhereIsPassedOver() {
        var exported = FOREIGN.replace(
                "}}",
                "},\"position\":17,\"recordedAt\":\"2024-01-21T10:30:01Z\",\"commit\":{\"first\":17,\"size\":1}}");

        assertThat(decode(exported)).isEqualTo(decode(FOREIGN));
    }

    @Test
    void membersThatNobodyKnowsAreKept() {
        var commit = decode(FOREIGN.replace("}}", "},\"source\":\"till 3\"}"));

        assertThat(commit.events().getFirst().extra()).hasToString("{\"source\":\"till 3\"}");
        assertThat(decode(text(commit))).isEqualTo(commit);
    }

    @Test
    void aLaterVersionInACommitMustFollowFromTheFirst() {
        var first = FOREIGN.replace("}}", "},\"version\":3}");
        var second = first.replace("e-1", "e-2");

        assertThat(decode(commit(first, second.replace("\"version\":3", "\"version\":4")))
                        .expected())
                .containsEntry(StreamId.of("acc_123"), ExpectedVersion.exactly(2));
        assertRefused(commit(first, second));
        assertRefused(commit(FOREIGN, second));
        assertRefused(commit(FOREIGN, second.replace("\"version\":3", "\"version\":1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"commit\":{}}",
                "{\"commit\":{\"events\":{}}}",
                "{\"commit\":{\"events\":[]}}",
                "{\"commit\":{\"events\":[{}]}}",
                "{\"commit\":{\"events\":[7]}}"
            })
    void whatIsNoCommitIsRefused(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{}",
                "{\"none\":[],\"after\":\"0\"}",
                "{\"none\":[{}],\"after\":\"0\"}",
                "{\"none\":[{\"types\":[7],\"tags\":[]}],\"after\":\"0\"}",
                "{\"none\":[{\"types\":[],\"tags\":[]}],\"after\":7}",
                "{\"none\":[{\"types\":[],\"tags\":[]}],\"after\":\"0\",\"within\":7}",
                "{\"none\":[{\"types\":[],\"tags\":[]}],\"after\":\"0\",\"unless\":\"x\"}"
            })
    void whatIsNoConditionIsRefused(String condition) {
        assertRefused(FOREIGN.replace("}}", "},\"commit\":{\"condition\":" + condition + "}}"));
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> CommitFormat.decode(new byte[] {(byte) 0xC0, 0x20}));
    }

    @Test
    void aStreamThatIsFullTakesNoMore() {
        var commit = Commit.of(DEPOSIT).expecting("acc_123", ExpectedVersion.exactly(Version.MAX_VALUE));

        assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> CommitFormat.encode(commit));
    }

    private static String commit(String... envelopes) {
        return "{\"commit\":{\"events\":[" + String.join(",", envelopes) + "]}}";
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> decode(text));
    }

    private static Event event(String stream, String data) {
        return Event.of(stream, "MoneyDeposited", Json.parse(data));
    }

    private static String text(Commit commit) {
        return new String(CommitFormat.encode(commit), UTF_8);
    }

    private static Commit decode(String text) {
        return CommitFormat.decode(text.getBytes(UTF_8));
    }
}
