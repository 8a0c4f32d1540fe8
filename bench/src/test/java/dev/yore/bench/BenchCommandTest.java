package dev.yore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.bench.figure.Figure;
import dev.yore.bench.figure.Metric;
import dev.yore.bench.figure.Results;
import dev.yore.bench.work.Works;
import dev.yore.cli.testing.CommandRun;
import dev.yore.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {

    private static final List<String> NEED_MORE_THAN_THIS_PROCESS =
            List.of("append-8", "append-16", "append-32", "start-help", "start-state", "projection-postgresql");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--events 15000      | --events must be a multiple of 10,000 up to 100,000, or of 100,000 up to 100 million",
                "--events 110000     | --events must be a multiple of 10,000 up to 100,000, or of 100,000 up to 100 million",
                "--events 0          | --events must be a multiple of 10,000 up to 100,000, or of 100,000 up to 100 million",
                "--events 1000000000 | --events must be a multiple of 10,000 up to 100,000, or of 100,000 up to 100 million",
                "--only appends      | --only: there is no work 'appends'",
                "--peers oracle      | --peers: there is no peer 'oracle'",
                "results.json        | FILE is where --json writes to: add --json before it",
            })
    void wrongArgumentsAreTold(String arguments, String message) {
        var run = bench(arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("yore: " + message);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Tag("slow")
    void everyWorkThatNeedsNobodyElseIsMeasuredAndNothingStaysBehind() throws IOException {
        var file = folder.resolve("results.json");
        var all = String.join(",", Works.titles().keySet());
        var run = bench("--events", "10000", "--quick", "--only", all, "--peers", "none", "--json", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        var results = Results.read(file);
        assertThat(results.figures().stream().map(Figure::work).collect(Collectors.toSet()))
                .containsAll(Works.titles().keySet().stream()
                        .filter(it -> !NEED_MORE_THAN_THIS_PROCESS.contains(it))
                        .toList());
        assertThat(results.figures()).allSatisfy(it -> {
            assertThat(it.rounds()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(it.median()).isBetween(it.low(), it.high());
        });
        assertThat(results.absent()).containsKey("start");
        assertThat(run.out()).contains("append-64", "events/s");
        assertThat(folder).isDirectoryContaining(it -> it.equals(file));
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aPeerDoesTheSameWorkAndIsSetAgainstYore() {
        var run = bench("--events", "10000", "--quick", "--only", "append-1,load", "--peers", "sqlite", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        var results = Json.parse(run.out()).as(Results.class);
        assertThat(results.settings().get("sqlite")).contains("synchronous=full");
        assertThat(results.find("append-1", "sqlite", Metric.P50)).isPresent();
        assertThat(results.ratios())
                .anySatisfy(it -> assertThat(it.work() + it.to()).isEqualTo("loadsqlite"))
                .anySatisfy(it -> assertThat(it.work() + it.to()).isEqualTo("append-1limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "rocksdb", "postgresql", "axon"})
    @Tag("slow")
    void everyPeerHoldsWhatWasAppendedToIt(String peer) {
        var run = bench(
                "--events", "20000", "--quick", "--only", "append-64,load,replay-raw,disk", "--peers", peer, "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        var results = Json.parse(run.out()).as(Results.class);
        assertThat(results.absent()).isEmpty();
        assertThat(String.valueOf(results.settings().get(peer)).endsWith("; 10,000 events alone"))
                .as("a first look gives the slow ones a tenth, and at least so many")
                .isEqualTo(peer.equals("axon"));
        assertThat(results.figures().stream()
                        .filter(it -> it.subject().equals(peer))
                        .map(Figure::work))
                .contains("append-64", "load", "replay-raw", "disk");
    }

    @Test
    void aPeerThatCannotRunIsAbsentWithTheReason() {
        var run = bench(
                "--events",
                "10000",
                "--quick",
                "--only",
                "append-1",
                "--peers",
                "postgresql",
                "--postgres",
                "jdbc:postgresql://localhost:1/none",
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Json.parse(run.out()).as(Results.class).absent().get("postgresql"))
                .contains("localhost:1");
        assertThat(run.err()).contains("postgresql   is absent: ");
    }

    private CommandRun bench(String... arguments) {
        var all = new ArrayList<>(List.of("bench"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
