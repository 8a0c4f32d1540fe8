package dev.yore.bench.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.bench.figure.Figure;
import dev.yore.bench.figure.Metric;
import dev.yore.bench.figure.Round;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchTest {

    private final List<String> told = new ArrayList<>();

    private Bench bench(String... only) {
        return new Bench(
                new Plan(Path.of("none"), 10_000, 10_000, 3, Duration.ZERO, Set.of(only), Set.of(), Optional.empty()),
                told::add);
    }

    @Test
    void aFigureIsTheMedianOfTheRoundsBehindTheOneThatWarmsUp() throws Exception {
        var bench = bench();
        Iterator<Double> values = List.of(99.0, 3.0, 1.0, 2.0).iterator();
        bench.measure("load", Figure.YORE, () -> Round.of(Metric.RATE, values.next()));
        assertThat(bench.figures())
                .containsExactly(
                        new Figure("load", Figure.YORE, Metric.RATE, "events/s", 2, 1, 3, List.of(3.0, 1.0, 2.0)));
        assertThat(bench.figures().getFirst().spread()).isEqualTo(1);
    }

    @Test
    void aWorkIsDoneWhenItOrItsGroupIsNamed() {
        assertThat(bench("append").plan().includes("append-64")).isTrue();
        assertThat(bench("append-6").plan().includes("append-64")).isFalse();
        assertThat(bench("append-64").plan().includes("append-1")).isFalse();
        assertThat(bench().plan().includes("append-1")).isTrue();
    }

    @Test
    void theFirstReasonForAnAbsenceCountsAsFarAsItFitsInALine() {
        var bench = bench();
        bench.absent("peer", "x".repeat(300) + "\nmore");
        bench.absent("peer", "another");
        assertThat(bench.absences()).containsEntry("peer", "x".repeat(200) + "…");
        assertThat(told).hasSize(1);
    }

    @Test
    void whatWasMeasuredOfASubjectThatFailedIsTakenBack() throws Exception {
        var bench = bench();
        bench.measureCold("load", "peer", () -> Round.of(Metric.RATE, 1));
        bench.measureCold("load", Figure.YORE, () -> Round.of(Metric.RATE, 1));
        bench.withdraw("peer");
        assertThat(bench.figures()).extracting(Figure::subject).containsExactly(Figure.YORE);
    }

    @Test
    void everyStreamOfTheSamplesHasTenEventsInOrder() {
        for (int events : List.of(10_000, 50_000, 200_000)) {
            var samples = new Samples(events);
            var versions = new HashMap<String, Integer>();
            for (int i = 0; i < events; i++) {
                var sample = samples.at(i);
                assertThat(sample.version()).isEqualTo(versions.merge(sample.stream(), 1, Integer::sum));
                assertThat(sample.payload().utf8()).hasSize(Payload.BYTES);
            }
            assertThat(versions)
                    .hasSize(events / 10)
                    .allSatisfy((_, last) -> assertThat(last).isEqualTo(10));
        }
    }
}
