package dev.yore.bench.figure;

/**
 * A figure of Yore divided by that of another subject.
 *
 * @param work what was done
 * @param metric what was measured of it
 * @param to the other subject: the limit, or the best peer
 * @param quotient Yore's median by the other's; for a metric of which less is better, less than 1 is Yore ahead
 */
public record Ratio(String work, Metric metric, String to, double quotient) {}
