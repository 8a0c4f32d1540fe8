package dev.yore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.bench.figure.Figure;
import dev.yore.bench.figure.Metric;
import dev.yore.bench.report.Target;
import dev.yore.bench.report.Targets;
import dev.yore.bench.work.Works;
import dev.yore.cli.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final List<String> METRICS = Stream.of(Metric.values())
            .map(it -> it.name().toLowerCase(Locale.ROOT))
            .toList();

    @TempDir
    private Path folder;

    @Test
    void whatIsReachedWhatFallsShortAndWhatWasNotMeasuredIsTold() throws IOException {
        var run = check(new StoredRun()
                .with("append-1", Figure.YORE, Metric.P50, 140)
                .with("append-1", Figure.LIMIT, Metric.P50, 100)
                .with("load", Figure.YORE, Metric.P50, 10));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines())
                .anySatisfy(it -> assertThat(it)
                        .startsWith("append, 1 client: p50 by a bare write and sync")
                        .containsPattern("1\\.40 +at most 1\\.30 +SHORT$"))
                .anySatisfy(it -> assertThat(it)
                        .startsWith("load a stream of 10: p50, µs")
                        .containsPattern("10\\.0 +at most 15\\.0 +reached$"))
                .anySatisfy(it -> assertThat(it)
                        .startsWith("append, 64 clients: times PostgreSQL")
                        .endsWith("not measured"));
        assertThat(run.lines().getLast()).startsWith("1 reached, 1 short, ");
    }

    @Test
    void aRunThatReachesAllThatItMeasuredPasses() throws IOException {
        var run = check(new StoredRun().with("load", Figure.YORE, Metric.P50, 15));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aRunThatMeasuredNothingDoesNotPass() throws IOException {
        assertThat(check(new StoredRun()).exitCode()).isEqualTo(1);
    }

    @Test
    void theBestOfSeveralIsWhatAFigureIsHeldAgainst() throws IOException {
        var run = check(new StoredRun()
                .with("commits-1000", Figure.YORE, Metric.RATE, 900_000)
                .with("commits-1000", "sqlite", Metric.RATE, 40_000)
                .with("commits-1000", "postgresql", Metric.RATE, 90_000));
        assertThat(run.lines())
                .anySatisfy(it -> assertThat(it)
                        .startsWith("commits of 1,000: times the better SQL peer")
                        .containsPattern("10\\.0 +at least 15\\.0 +SHORT$"));
    }

    @Test
    void aTargetForOtherSizesOfStoresIsNotHeldAgainst() throws IOException {
        var run = check(new StoredRun()
                .with("open-clean", Figure.YORE, Metric.TIME, 100)
                .with("open-clean-tenth", Figure.YORE, Metric.TIME, 10));
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().getLast()).startsWith("1 reached, 0 short, ");
    }

    @Test
    void everyTargetIsOfAFigureThatIsMeasured() {
        assertThat(Targets.load().targets()).isNotEmpty().allSatisfy(target -> {
            assertThat(target.atMost().isPresent())
                    .isNotEqualTo(target.atLeast().isPresent());
            assertThat(names(target)).allSatisfy(name -> {
                var parts = List.of(name.split("/", -1));
                assertThat(Works.titles()).containsKey(parts.getFirst());
                assertThat(METRICS).contains(parts.getLast());
            });
        });
    }

    private static List<String> names(Target target) {
        return Stream.concat(Stream.of(target.figure()), target.times().stream().flatMap(List::stream))
                .toList();
    }

    @Test
    void aFileThatIsNotThereOrNoRunIsTold() throws IOException {
        var missing =
                CommandRun.of("bench", "check", folder.resolve("none.json").toString());
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("none.json: there is no such file");
        var other = Files.writeString(folder.resolve("other.json"), "{}");
        var wrong = CommandRun.of("bench", "check", other.toString());
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("other.json is not the file of a run");
    }

    private CommandRun check(StoredRun run) throws IOException {
        return CommandRun.of("bench", "check", run.write(folder).toString());
    }
}
