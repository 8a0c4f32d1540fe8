package dev.yore.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.testing.CommandRun;
import dev.yore.kinesis.KinesisLog;
import dev.yore.kinesis.KinesisStoreOptions;
import dev.yore.kinesis.local.Kinesalite;
import dev.yore.shard.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands work on a Kinesis stream as they do on a directory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineTest {

    private static final String CBOR = "aws.cborEnabled";

    @TempDir
    private static Path folder;

    private Kinesalite emulator;
    private String engine;

    @BeforeAll
    void start() {
        System.setProperty(CBOR, "false");
        emulator = Kinesalite.start(Path.of("target", "kinesalite.out"));
        engine = engine("s-" + UUID.randomUUID());
        done("append", "parcel_7", "ParcelSent", "{\"weight\":1.25}", "--engine", engine + "&shards=1");
    }

    @AfterAll
    void stop() {
        emulator.close();
        System.clearProperty(CBOR);
    }

    @Test
    void whatIsAppendedIsReadByEveryCommand() {
        assertThat(done("stream", "parcel_7")).contains("ParcelSent", "{\"weight\":1.25}");
        assertThat(done("events", "--type", "ParcelSent", "--json")).contains("\"aggregateId\":\"parcel_7\"");
        assertThat(done("streams")).contains("parcel_7  1\n");
        assertThat(done("export")).contains("\"weight\":1.25");
    }

    @Test
    void theEngineOfTheEnvironmentIsTakenWhereNoneIsNamed() {
        var environment = Map.of(
                "YORE_ENGINE", engine, "YORE_DATA", folder.resolve("elsewhere").toString());
        assertThat(CommandRun.in(environment, "", "streams").out()).contains("parcel_7  1\n");
        assertThat(folder.resolve("elsewhere").resolve("journal")).isDirectory();
    }

    @Test
    void aConflictIsAConflict() {
        var refused = yore("append", "parcel_7", "ParcelSent", "--expect", "7");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("conflict: stream parcel_7 is at version 1, not 7");
    }

    @Test
    void aStreamIsNotMadeUnlessItIsSaidWithHowManyShards() {
        var run = CommandRun.of("append", "a", "B", "--engine", engine("no-such"), "--data", data("none"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("yore: stream no-such").contains("create it");
    }

    @Test
    void whatLooksAtTheFilesOfOneStoreAsksForOneOfTheReplica() {
        for (var command : List.of("stats", "verify", "index rebuild")) {
            var words = new ArrayList<>(List.of(command.split(" ")));
            words.addAll(List.of("--engine", engine));
            var run = CommandRun.of(words.toArray(String[]::new));
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .contains("name a folder of it, such as --data")
                    .hasLineCount(1);
        }
        done("streams");
        assertThat(CommandRun.of("verify", "--data", data("replica") + "/journal")
                        .out())
                .startsWith("clean");
    }

    @Test
    void whatIsVoidIsListedAndCountedByItsReason() {
        put("parcel_9", "no event at all");
        assertThat(done("events", "--rejected")).contains("no event  key parcel_9: ", "1 void: no event 1");
        assertThat(done("events", "--rejected", "--json"))
                .contains("\"reason\":\"NO_EVENT\"", "\"data\":\"no event at all\"");
        assertThat(yore("events", "--rejected", "--follow").exitCode()).isEqualTo(2);
    }

    @Test
    void aReplicaIsShownDigestedComparedAndBackedUp() {
        done("streams");
        assertThat(done("replica", "status")).contains("log ", "events", "void", "open");
        assertThat(done("replica", "digest")).containsPattern("shardId-0+  \\d+  [0-9a-f]{64}\n");
        assertThat(done("replica", "backup", data("backup"))).contains("events copied to");
        assertThat(done("replica", "backup", data("backup"))).startsWith("0 events");
        var same = CommandRun.of("replica", "compare", data("replica"), data("backup"));
        assertThat(same.exitCode()).isZero();
        assertThat(same.out()).contains("the same").contains("up to");
        var restored = CommandRun.of("streams", "--engine", engine, "--data", data("backup"));
        assertThat(restored.out()).isEqualTo(done("streams"));
        var none = CommandRun.of("replica", "status", "--data", data("no-replica"));
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("there is no replica in");
    }

    @Test
    void aStreamIsDeletedAfterItWasShownAndTheUserSaidYes() {
        var other = engine("s-" + UUID.randomUUID());
        var data = data("other");
        assertThat(CommandRun.of("append", "a", "B", "--engine", other + "&shards=2", "--data", data)
                        .exitCode())
                .isZero();
        var unsure = CommandRun.reading("n\n", "cleanup", "--engine", other, "--data", data);
        assertThat(unsure.exitCode()).isEqualTo(1);
        assertThat(unsure.out()).startsWith("stream s-");
        assertThat(unsure.err()).contains("the replica in " + data + " stays", "[y/N]", "nothing was deleted");
        assertThat(CommandRun.reading("y\n", "cleanup", "--engine", other).out())
                .endsWith("deleted\n");
        assertThat(CommandRun.of("cleanup", "--engine", other, "--yes").out())
                .isEqualTo("there is nothing to delete\n");
        assertThat(CommandRun.of("cleanup").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("cleanup", "--engine", other, "--views", "sqlite:x")
                        .exitCode())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "kafka:orders, does not begin with kinesis:",
        "kinesis:orders?colour=red, nothing is known of",
        "kinesis:a b, is no name for a stream"
    })
    void anEngineThatIsWrittenWrongIsAWrongUsage(String wrong, String why) {
        var run = CommandRun.of("streams", "--engine", wrong);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--engine", why, "write kinesis:STREAM");
        var ofEnvironment = CommandRun.in(Map.of("YORE_ENGINE", wrong), "", "streams");
        assertThat(ofEnvironment.exitCode()).isEqualTo(1);
        assertThat(ofEnvironment.err()).contains(why);
    }

    private void put(String key, String data) {
        try (var log = KinesisLog.open(KinesisStoreOptions.parse(engine).stream())) {
            assertThat(log.put(List.of(new Entry(key, data.getBytes(UTF_8))))).hasSize(1);
        }
    }

    private String engine(String stream) {
        return "kinesis:%s?region=eu-central-1&reads=1000&endpoint=%s".formatted(stream, emulator.endpoint());
    }

    private String data(String name) {
        return folder.resolve(name).toString();
    }

    private CommandRun yore(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--engine")) {
            all.addAll(List.of("--engine", engine));
        }
        all.addAll(List.of("--data", data("replica")));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private String done(String... arguments) {
        var run = yore(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }
}
