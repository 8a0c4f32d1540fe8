package dev.yore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.bench.figure.Figure;
import dev.yore.bench.figure.Results;
import dev.yore.bench.work.Works;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        var run = Runs.bench(folder, arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("yore: " + message);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Tag("slow")
    void everyWorkThatNeedsNobodyElseIsMeasuredAndNothingStaysBehind() throws IOException {
        var file = folder.resolve("results.json");
        var all = String.join(",", Works.titles().keySet());
        var run = Runs.bench(
                folder, "--events", "10000", "--quick", "--only", all, "--peers", "none", "--json", file.toString());
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
}
