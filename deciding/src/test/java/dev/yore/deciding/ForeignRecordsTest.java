package dev.yore.deciding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.shard.Entry;
import dev.yore.shard.HashRange;
import dev.yore.store.Commit;
import dev.yore.store.Query;
import dev.yore.store.StreamRange;
import dev.yore.testkit.shard.ModelStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others put into the stream is read where it is an event, and otherwise counted, listed with its reason and passed over. */
class ForeignRecordsTest {

    private static final StreamId STREAM = StreamId.of("acc_123");

    private final ModelStream stream = new ModelStream("model", 2, InstantSource.system());
    private DecidingStore store;

    @BeforeEach
    void open(@TempDir Path temporary) {
        store = DecidingStore.open(stream.connect(), ReplicaStores.in(temporary), DecidingOptions.DEFAULT);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Entry entry(String text) {
        return new Entry(STREAM.value(), text.getBytes(UTF_8));
    }

    /** As a producer writes it who knows five members. */
    private static String envelope(String id) {
        return """
                {"eventId": "%s", "eventType": "MoneyDeposited", "aggregateId": "acc_123", "timestamp": "2024-01-21T10:30:00.123456", \
                "data": {"amount": 100.10}}""".formatted(id);
    }

    private void put(Entry entry) throws InterruptedException {
        stream.connect().put(List.of(entry));
        catchUp();
    }

    private void catchUp() throws InterruptedException {
        assertThat(store.catchUp(Duration.ofSeconds(30))).isTrue();
    }

    private List<RecordedEvent> events() {
        return store.read(Query.all()).toList();
    }

    private List<RejectedRecord> rejected() {
        return store.replica().shards().stream()
                .flatMap(it -> {
                    var all = store.replica()
                            .rejected(it.shard().id(), StreamRange.all())
                            .toList();
                    assertThat(it.rejected()).isEqualTo(all.size());
                    return all.stream();
                })
                .toList();
    }

    private void isRejected(Reason reason, String detail) {
        assertThat(events()).isEmpty();
        assertThat(rejected()).singleElement().satisfies(it -> {
            assertThat(it.reason()).isEqualTo(reason);
            assertThat(it.detail()).contains(detail);
        });
    }

    @Test
    void anEventOfAProducerWhoKnowsNothingOfVersionsIsAppended() throws InterruptedException {
        put(entry(envelope("one")));

        assertThat(events()).singleElement().satisfies(it -> {
            assertThat(it.stream()).isEqualTo(STREAM);
            assertThat(it.version()).isEqualTo(Version.of(1));
            assertThat(it.event().timestamp()).isEqualTo(Instant.parse("2024-01-21T10:30:00.123456Z"));
            assertThat(it.data().tree().get("amount").decimalValue()).isEqualTo(new BigDecimal("100.10"));
        });
        assertThat(rejected()).isEmpty();
    }

    @Test
    void theSameEventSentTwiceCountsOnce() throws InterruptedException {
        put(entry(envelope("one")));
        put(entry(envelope("one")));

        assertThat(events()).hasSize(1);
        assertThat(rejected()).extracting(RejectedRecord::reason).containsExactly(Reason.REPEATED);
    }

    @Test
    void anIdThatStandsInAnotherCommitIsTaken() throws InterruptedException {
        var id = EventId.of("one");
        store.append(Commit.of(
                Event.of(STREAM.value(), "Happened", Json.EMPTY_OBJECT).withId(id),
                Event.of(STREAM.value(), "Happened", Json.EMPTY_OBJECT)));
        put(entry(envelope("one")));

        assertThat(events()).hasSize(2);
        assertThat(rejected()).extracting(RejectedRecord::reason).containsExactly(Reason.ID_TAKEN);
    }

    @Test
    void whatIsNoTextIsNoEvent() throws InterruptedException {
        put(new Entry(STREAM.value(), new byte[] {(byte) 0xc3, 0x28}));
        isRejected(Reason.NO_EVENT, "UTF-8");
    }

    @Test
    void whatIsNoObjectIsNoEvent() throws InterruptedException {
        put(entry("[1, 2]"));
        isRejected(Reason.NO_EVENT, "no JSON object");
    }

    @Test
    void whatIsNoJsonIsNoEventAndIsListedAsItIs() throws InterruptedException {
        put(entry("garbage"));
        isRejected(Reason.NO_EVENT, "");
        assertThat(rejected().getFirst().data()).isEqualTo("garbage");
        assertThat(rejected().getFirst().partitionKey()).isEqualTo("acc_123");
    }

    @Test
    void whatLacksAMemberIsNoEvent() throws InterruptedException {
        put(entry("{\"eventId\":\"one\",\"eventType\":\"Happened\",\"aggregateId\":\"acc_123\"}"));
        isRejected(Reason.NO_EVENT, "timestamp");
    }

    @Test
    void whatIsEmptyIsNoEvent() throws InterruptedException {
        put(entry(""));
        isRejected(Reason.NO_EVENT, "");
    }

    @Test
    void ofADeepNestNobodyDies() throws InterruptedException {
        put(entry("{\"data\":" + "[".repeat(100_000)));
        isRejected(Reason.NO_EVENT, "");
        assertThat(rejected().getFirst().data()).hasSize(RejectedRecord.MAX_DATA);
    }

    @Test
    void anEventUnderAnotherKeyThanItsAggregateHasNoOrder() throws InterruptedException {
        put(new Entry("elsewhere", envelope("one").getBytes(UTF_8)));
        isRejected(Reason.WRONG_KEY, "elsewhere");
    }

    @Test
    void anEventInTheShardOfAnotherHashKeyHasNoOrder() throws InterruptedException {
        var other = HashRange.MAX.subtract(HashRange.hash(STREAM.partitionKey()));
        stream.put(entry(envelope("one")), other);
        catchUp();
        isRejected(Reason.WRONG_SHARD, "another shard");
    }

    @Test
    void aCommitAcrossPartitionKeysIsRefused() throws InterruptedException {
        var other = envelope("two").replace("acc_123", "acc_456");
        put(entry("{\"commit\":{\"events\":[" + envelope("one") + "," + other + "]}}"));
        isRejected(Reason.SPANS_PARTITIONS, "");
    }

    @Test
    void aVersionThatTheStreamDoesNotHaveIsAConflict() throws InterruptedException {
        put(entry(envelope("one").replace("{\"eventId\"", "{\"version\":7,\"eventId\"")));
        isRejected(Reason.CONFLICT, "version 0, not 6");
    }

    @Test
    void recordsThatWerePutAsOneAreReadAsTheEventsTheyHold() throws InterruptedException {
        stream.putAsOne(
                List.of(entry(envelope("one")), entry("garbage"), entry(envelope("two")), entry(envelope("one"))));
        catchUp();

        assertThat(events()).extracting(RecordedEvent::id).containsExactly(EventId.of("one"), EventId.of("two"));
        assertThat(events().getFirst().position())
                .isNotEqualTo(events().getLast().position());
        assertThat(rejected())
                .extracting(RejectedRecord::reason, it -> it.sequence().part())
                .containsExactly(tuple(Reason.NO_EVENT, 1), tuple(Reason.REPEATED, 3));
    }

    @Test
    void aPartOfAnAggregateUnderTheKeyOfAnotherShardIsRejectedByItself() throws InterruptedException {
        var foreign = Stream.iterate(0, i -> i + 1)
                .map(i -> "other-" + i)
                .filter(ForeignRecordsTest::isInAnotherShard)
                .findFirst()
                .orElseThrow();
        stream.putAsOne(List.of(
                entry(envelope("one")),
                new Entry(foreign, envelope("two").replace("acc_123", foreign).getBytes(UTF_8))));
        catchUp();

        assertThat(events()).extracting(RecordedEvent::id).containsExactly(EventId.of("one"));
        assertThat(rejected()).extracting(RejectedRecord::reason).containsExactly(Reason.WRONG_SHARD);
    }

    private static boolean isInAnotherShard(String key) {
        return shard(HashRange.hash(key)) != shard(HashRange.hash(STREAM.partitionKey()));
    }

    private static boolean shard(BigInteger hashKey) {
        return hashKey.testBit(127);
    }

    @Test
    void nothingForeignStopsWhatComesBehindIt() throws InterruptedException {
        put(entry("garbage"));
        put(new Entry("elsewhere", envelope("one").getBytes(UTF_8)));
        store.append(Commit.of(Event.of(STREAM.value(), "Happened", Json.EMPTY_OBJECT)));
        put(entry(envelope("two")));

        assertThat(events()).hasSize(2);
        assertThat(rejected()).hasSize(2);
    }
}
