package dev.yore.kinesis.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.yore.deciding.DecidingStore;
import dev.yore.deciding.Reason;
import dev.yore.deciding.RejectedRecord;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.store.Commit;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.StreamRange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A producer and a consumer with boto3, as others write them, on the stream of a store. */
class ForeignProgramsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SHARDS = 2;

    private static Emulators emulators;

    @TempDir
    private Path folder;

    private String stream;
    private Python python;

    @BeforeAll
    static void start() throws Exception {
        emulators = Emulators.start();
    }

    @AfterAll
    static void stop() {
        emulators.close();
    }

    @BeforeEach
    void createStream(TestInfo test) {
        stream = test.getTestMethod().orElseThrow().getName();
        emulators.createStream(stream, SHARDS);
        python = emulators.python(folder);
    }

    @Test
    void eventsOfOthersAreReadToTheDigitAndTheMicrosecond() throws Exception {
        produce("deposits");
        try (var store = open()) {
            assertThat(events(store, "acc_1"))
                    .extracting(
                            it -> it.id().value(),
                            it -> it.timestamp(),
                            it -> it.data().toString())
                    .containsExactly(
                            tuple(
                                    "acc_1-1",
                                    Instant.parse("2024-01-21T10:30:00.123456Z"),
                                    "{\"owner\":\"Zoë\",\"initialBalance\":0}"),
                            tuple("acc_1-2", Instant.parse("2024-01-21T10:30:00Z"), "{\"amount\":100.0}"),
                            tuple(
                                    "acc_1-3",
                                    Instant.parse("2024-01-21T10:30:00.500Z"),
                                    "{\"amount\":12345678901234567890.10}"));
            var accounts = Account.in(store);
            assertThat(accounts.load("acc_1").state().balance()).isEqualByComparingTo("12345678901234567990.10");

            accounts.handle("acc_1", Account.withdrawal("12345678901234567890.10"));
            produce("deposits");
            assertThat(store.catchUp(PATIENCE)).isTrue();
            assertThat(accounts.load("acc_1").state().balance()).isEqualByComparingTo("100.00");
            assertThat(rejected(store))
                    .extracting(RejectedRecord::reason)
                    .hasSize(3)
                    .containsOnly(Reason.REPEATED);
        }
    }

    @Test
    void othersReadEventsFieldForField() {
        try (var store = open()) {
            var accounts = Account.in(store);
            accounts.handle("acc_7", new Account.AccountCreated("Zoë \"Z\" Ω", new BigDecimal("0.30")));
            accounts.handle("acc_7", Account.deposit("12345678901234567890.10"));
            accounts.handle("acc_8", Account.withdrawal("1E-7"));
            var written = store.read(Query.all(), LogRange.all()).toList();

            assertThat(written).hasSize(3);
            assertThat(python.run(Python.PROGRAMS.resolve("consumer.py"), stream))
                    .hasSize(5)
                    .contains("acc_7: 12345678901234567890.40", "acc_8: -1E-7")
                    .contains(line(
                            written,
                            "acc_7",
                            0,
                            "{\"initialBalance\": \"0.30\", \"owner\": \"Zo\\u00eb \\\"Z\\\" \\u03a9\"}"))
                    .contains(line(written, "acc_7", 1, "{\"amount\": \"12345678901234567890.10\"}"))
                    .contains(line(written, "acc_8", 0, "{\"amount\": \"1E-7\"}"));
        }
    }

    @Test
    void aRetryOfTheSameEventCountsOnce() {
        produce("retry");
        try (var store = open()) {
            assertThat(Account.in(store).load("acc_2").version().value()).isEqualTo(1);
            assertThat(rejected(store)).extracting(RejectedRecord::reason).containsExactly(Reason.REPEATED);
        }
    }

    @Test
    void whatIsNoEventOrLiesElsewhereIsListedAndPassedOver() {
        produce("wrong-key", "no-json", "explicit-hash");
        try (var store = open()) {
            store.append(Commit.of(Event.of("acc_3", "MoneyDeposited", Json.parse("{\"amount\":1}"))));

            assertThat(events(store, "acc_3")).hasSize(1);
            assertThat(events(store, "acc_4"))
                    .extracting(it -> it.id().value())
                    .as("only that in the shard of its key")
                    .containsExactly("acc_4-1");
            assertThat(rejected(store))
                    .extracting(RejectedRecord::reason, RejectedRecord::partitionKey)
                    .containsExactlyInAnyOrder(
                            tuple(Reason.WRONG_KEY, "someone-else"),
                            tuple(Reason.NO_EVENT, "acc_1"),
                            tuple(Reason.NO_EVENT, "acc_1"),
                            tuple(Reason.NO_EVENT, "acc_1"),
                            tuple(Reason.WRONG_SHARD, "acc_4"));
            assertThat(rejected(store)).allSatisfy(it -> assertThat(it.detail()).isNotBlank());
        }
    }

    @Test
    void aggregatedRecordsAreTheEventsThatTheyHold() {
        produce("aggregated");
        try (var store = open()) {
            assertThat(events(store, "acc_5")).extracting(it -> it.id().value()).containsExactly("acc_5-1", "acc_5-2");
            assertThat(rejected(store))
                    .extracting(RejectedRecord::reason, it -> it.sequence().part())
                    .containsExactly(tuple(Reason.REPEATED, 2));
        }
    }

    private void produce(String... scenarios) {
        var arguments = new ArrayList<>(List.of(stream));
        arguments.addAll(List.of(scenarios));
        assertThat(python.run(Python.PROGRAMS.resolve("producer.py"), arguments.toArray(String[]::new)))
                .isNotEmpty()
                .allMatch(it -> it.matches("\\d+"));
    }

    private DecidingStore open() {
        return emulators.store(stream, folder.resolve("replica"));
    }

    private static List<RecordedEvent> events(DecidingStore store, String account) {
        try (var events = store.load(StreamId.of(account), StreamRange.all())) {
            return events.toList();
        }
    }

    private static List<RejectedRecord> rejected(DecidingStore store) {
        var replica = store.replica();
        return replica.shards().stream()
                .flatMap(it -> {
                    try (var records = replica.rejected(it.shard().id(), StreamRange.all())) {
                        return records.toList().stream();
                    }
                })
                .toList();
    }

    /** What the consumer prints of an event. */
    private static String line(List<RecordedEvent> written, String account, int rank, String data) {
        var event = written.stream()
                .filter(it -> it.stream().value().equals(account))
                .skip(rank)
                .findFirst()
                .orElseThrow();
        return "%s|%s|%s|%s|%s".formatted(event.id(), event.type(), account, event.timestamp(), data);
    }
}
