package dev.yore.bench.report;

import dev.yore.bench.figure.Figure;
import dev.yore.bench.figure.Metric;
import dev.yore.bench.figure.Results;
import dev.yore.bench.work.Works;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run as lines for a terminal: of each work what Yore did, the limit, and each peer. */
public final class Table {

    private static final int WORK = 26;
    private static final int COLUMN = 13;

    private Table() {}

    /** The lines of a run. */
    public static List<String> of(Results results) {
        var subjects = subjects(results);
        var lines = new ArrayList<String>();
        lines.add(line("", "", "", subjects));
        for (var work : Works.titles().keySet()) {
            for (var metric : Metric.values()) {
                var figures = subjects.stream()
                        .map(it -> results.find(work, it, metric))
                        .toList();
                if (figures.stream().anyMatch(Optional::isPresent)) {
                    var spread = results.find(work, subjects.getFirst(), metric)
                            .map(it -> Numbers.spread(it.spread()))
                            .orElse("");
                    var values = figures.stream()
                            .map(it -> it.map(figure -> Numbers.of(figure.median()))
                                    .orElse("-"))
                            .toList();
                    lines.add(line(work, metric == Metric.RATE ? metric.unit() : label(metric), spread, values));
                }
            }
        }
        results.settings().forEach((name, settings) -> lines.add("settings: " + name + ": " + settings));
        results.absent().forEach((name, reason) -> lines.add("absent: " + name + ": " + reason));
        return lines;
    }

    /** Yore first, then the limit, then peers. */
    static List<String> subjects(Results results) {
        Set<String> subjects = new LinkedHashSet<>(List.of(Figure.YORE, Figure.LIMIT));
        results.figures().forEach(it -> subjects.add(it.subject()));
        return List.copyOf(subjects);
    }

    static String label(Metric metric) {
        return switch (metric) {
            case RATE, TIME, BANDWIDTH, BYTES, HEAP -> metric.unit();
            case P50 -> "p50 µs";
            case P99 -> "p99 µs";
            case P999 -> "p999 µs";
        };
    }

    private static String line(String work, String metric, String spread, List<String> values) {
        var line = new StringBuilder();
        line.append(("%-" + WORK + "s%-9s%6s").formatted(work, metric, spread));
        values.forEach(it -> line.append(("%" + COLUMN + "s").formatted(it)));
        return line.toString().stripTrailing();
    }
}
