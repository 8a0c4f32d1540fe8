package dev.yore.bench.figure;

import java.util.List;
import java.util.Locale;

/**
 * What was measured of one piece of work, on one subject.
 *
 * @param work the work's name, such as {@code append-64}
 * @param subject who did it: {@code yore}, {@code limit}, or a peer
 * @param metric what was measured
 * @param unit the metric's unit
 * @param median the median of the rounds
 * @param low the least of them
 * @param high the most of them
 * @param rounds what each round gave, in order
 */
public record Figure(
        String work,
        String subject,
        Metric metric,
        String unit,
        double median,
        double low,
        double high,
        List<Double> rounds) {

    /** The subject that all is about. */
    public static final String YORE = "yore";

    /** The subject that does the least that any durable log must do. */
    public static final String LIMIT = "limit";

    /** The figure of these rounds, of which there is one at least. */
    public static Figure of(String work, String subject, Metric metric, List<Double> rounds) {
        var sorted = rounds.stream().sorted().toList();
        double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
        return new Figure(
                work, subject, metric, metric.unit(), median, sorted.getFirst(), sorted.getLast(), List.copyOf(rounds));
    }

    /** By what share of the median the rounds differ. */
    public double spread() {
        return median == 0 ? 0 : (high - low) / median;
    }

    /** What it is called where figures refer to one another: {@code append-64/yore/p50}. */
    public String name() {
        return name(work, subject, metric);
    }

    static String name(String work, String subject, Metric metric) {
        return work + "/" + subject + "/" + metric.name().toLowerCase(Locale.ROOT);
    }
}
