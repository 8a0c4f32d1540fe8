package dev.yore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.testing.CommandRun;
import dev.yore.kinesis.local.Kinesalite;
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
        assertThat(done("streams")).isEqualTo("parcel_7  1\n");
        assertThat(done("export")).contains("\"weight\":1.25");
    }

    @Test
    void theEngineOfTheEnvironmentIsTakenWhereNoneIsNamed() {
        var environment = Map.of(
                "YORE_ENGINE", engine, "YORE_DATA", folder.resolve("elsewhere").toString());
        assertThat(CommandRun.in(environment, "", "streams").out()).isEqualTo("parcel_7  1\n");
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
