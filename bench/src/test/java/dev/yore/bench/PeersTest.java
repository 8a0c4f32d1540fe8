package dev.yore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.bench.figure.Figure;
import dev.yore.bench.figure.Metric;
import dev.yore.bench.figure.Results;
import dev.yore.event.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code yore bench} has the peers do. */
class PeersTest {

    @TempDir
    private Path folder;

    @Test
    void aPeerDoesTheSameWorkAndIsSetAgainstYore() {
        var run = Runs.bench(
                folder, "--events", "10000", "--quick", "--only", "append-1,load", "--peers", "sqlite", "--json");
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
        var run = Runs.bench(
                folder,
                "--events",
                "20000",
                "--quick",
                "--only",
                "append-64,load,replay-raw,disk",
                "--peers",
                peer,
                "--json");
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
        var run = Runs.bench(
                folder,
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
}
