package dev.yore.kinesis.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.yore.deciding.DecidingStore;
import dev.yore.dynamodb.DynamoDbOptions;
import dev.yore.dynamodb.DynamoDbViewStore;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.projection.Projections;
import dev.yore.store.StreamRange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs of the exercise, unchanged, beside Yore on the same stream and the same table. They want one event in each record, each of
 * the five fields, numbers as numbers, and they end a time in microseconds with a Z.
 */
class ExerciseTest {

    private static final String STREAM = "account-events";
    private static final String TABLE = "account-projections";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Optional<Exercise> EXERCISE = find();

    @TempDir
    private Path folder;

    private Emulators emulators;
    private Python python;

    private static Optional<Exercise> find() {
        var found = Exercise.find();
        if (found.isEmpty()) {
            System.out.println(
                    "NOT RUN: the programs of the exercise. Its page is neither in the folder that -D%s names nor in a folder shared/mission at or above %s"
                            .formatted(Exercise.FOLDER, Path.of("").toAbsolutePath()));
        }
        return found;
    }

    static boolean isThere() {
        return EXERCISE.isPresent();
    }

    @BeforeEach
    void start() throws Exception {
        emulators = Emulators.start();
        python = emulators.python(folder);
    }

    @AfterEach
    void stop() {
        emulators.close();
    }

    @Test
    @EnabledIf("isThere")
    void yoreReadsWhatTheProgramsWrote() throws Exception {
        EXERCISE.orElseThrow().writeTo(folder);
        var output = python.run(folder.resolve(Exercise.STORE));
        assertThat(output).contains("Current balance: $135.00", "Account owner: Alice Johnson");

        try (var store = open()) {
            var events = events(store, "acc_123");
            assertThat(events)
                    .extracting(
                            it -> it.type().name(),
                            it -> it.data().toString(),
                            it -> it.version().value())
                    .containsExactly(
                            tuple("AccountCreated", "{\"owner\":\"Alice Johnson\",\"initialBalance\":0}", 1L),
                            tuple("MoneyDeposited", "{\"amount\":100.0}", 2L),
                            tuple("MoneyDeposited", "{\"amount\":50.0}", 3L),
                            tuple("MoneyWithdrawn", "{\"amount\":30.0}", 4L),
                            tuple("MoneyDeposited", "{\"amount\":25.0}", 5L),
                            tuple("MoneyWithdrawn", "{\"amount\":10.0}", 6L));
            var second = events.get(1).timestamp();
            assertThat(output).anyMatch(it -> it.startsWith("Balance at " + second) && it.endsWith(": $100.00"));
            var accounts = Account.in(store);
            assertThat(accounts.load("acc_123").state()).isEqualTo(account("Alice Johnson", "135.0", 5));
            assertThat(accounts.at(second).load("acc_123").state().balance()).isEqualByComparingTo("100");
            assertThat(store.replica().shards()).extracting(it -> it.rejected()).containsExactly(0L);
        }
    }

    @Test
    @EnabledIf("isThere")
    void theProgramsReadWhatYoreWrote() throws Exception {
        EXERCISE.orElseThrow().writeTo(folder);
        emulators.createStream(STREAM, 1);
        try (var store = open()) {
            var accounts = Account.in(store);
            accounts.handle("acc_456", new Account.AccountCreated("Zoë", new BigDecimal("10")));
            accounts.handle("acc_456", Account.deposit("100.50"));
            accounts.handle("acc_456", Account.withdrawal("0.25"));
            assertThat(ask("acc_456")).isEqualTo("balance $110.25 of Zoë after 3 events");

            python.run(folder.resolve(Exercise.STORE));
            assertThat(store.catchUp(PATIENCE)).isTrue();
            accounts.handle("acc_123", Account.deposit("65"));
            assertThat(ask("acc_123")).isEqualTo("balance $200.00 of Alice Johnson after 7 events");
            assertThat(accounts.load("acc_123").version()).isEqualTo(new Version(7));

            assertThat(python.run(folder.resolve(Exercise.PROJECTION)))
                    .contains("  ✓ Projected: acc_456 | Balance: $110.25", "  ✓ Projected: acc_123 | Balance: $200.00");
        }
    }

    @Test
    @EnabledIf("isThere")
    void bothKeepTheSameTable() throws Exception {
        EXERCISE.orElseThrow().writeTo(folder);
        emulators.createStream(STREAM, 1);
        python.run(folder.resolve(Exercise.STORE));
        python.run(folder.resolve(Exercise.PROJECTION));
        var theirs = table();
        assertThat(theirs)
                .containsExactly("accountId S=acc_123, balance N=135, owner S=Alice Johnson, transactionCount N=5");

        try (var store = open()) {
            Account.in(store).handle("acc_123", Account.deposit("0.50"));
            project(store);
            assertThat(table())
                    .containsExactly(
                            "accountId S=acc_123, balance N=135.5, owner S=Alice Johnson, transactionCount N=6");

            var ours = table();
            python.run(folder.resolve(Exercise.PROJECTION));
            assertThat(table()).isEqualTo(ours);
        }
    }

    private void project(DecidingStore store) throws InterruptedException {
        var options = DynamoDbOptions.DEFAULT
                .endpoint(emulators.dynamoDb())
                .region(Emulators.REGION)
                .table(Account.PROJECTION.id().name(), TABLE, "accountId");
        try (var views = DynamoDbViewStore.open(options);
                var running = Projections.start(store, views, List.of(Account.PROJECTION))) {
            assertThat(running.awaitCaughtUp(PATIENCE)).isTrue();
        }
    }

    private List<String> table() {
        return python.run(Python.PROGRAMS.resolve("read_projection.py"), TABLE);
    }

    private String ask(String account) {
        return python.run(Python.PROGRAMS.resolve("read_account.py"), account).getLast();
    }

    private DecidingStore open() {
        return emulators.store(STREAM, folder.resolve("replica"));
    }

    private static List<RecordedEvent> events(DecidingStore store, String account) {
        try (var events = store.load(StreamId.of(account), StreamRange.all())) {
            return events.toList();
        }
    }

    private static Account account(String owner, String balance, long transactions) {
        return new Account(owner, new BigDecimal(balance), transactions);
    }
}
