package dev.yore.bench.figure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects figures, round by round. For one thread. */
public final class FigureList {

    private final List<Figure> figures = new ArrayList<>();

    /** Adds what the rounds of a piece of work gave, of which there is one at least. */
    public void add(String work, String subject, List<Round> rounds) {
        Map<Metric, List<Double>> byMetric = new EnumMap<>(Metric.class);
        for (var round : rounds) {
            round.values()
                    .forEach((metric, value) -> byMetric.computeIfAbsent(metric, _ -> new ArrayList<>())
                            .add(value));
        }
        byMetric.forEach((metric, values) -> figures.add(Figure.of(work, subject, metric, values)));
    }

    /** Takes back all figures of a subject. */
    public void remove(String subject) {
        figures.removeIf(it -> it.subject().equals(subject));
    }

    /** All that were added, in order. */
    public List<Figure> all() {
        return List.copyOf(figures);
    }
}
