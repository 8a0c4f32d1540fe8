package dev.yore.bench.report;

import dev.yore.bench.figure.Figure;
import dev.yore.bench.figure.Results;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a figure is to reach: a number, or a multiple of other figures of the same run.
 *
 * @param what the target in words
 * @param figure the name of the figure that is held against it
 * @param atMost the most that it may be
 * @param atLeast the least that it must be; one of the two is there
 * @param times the names of figures; what counts is the figure divided by the best of these. Empty: the figure itself
 * @param fromEvents it holds for runs of so many events or more
 * @param upToEvents it holds for runs of so many events or fewer
 */
public record Target(
        String what,
        String figure,
        Optional<Double> atMost,
        Optional<Double> atLeast,
        Optional<List<String>> times,
        Optional<Integer> fromEvents,
        Optional<Integer> upToEvents) {

    /** How a run fares. */
    public Verdict against(Results results) {
        if (fromEvents.filter(it -> results.events() < it).isPresent()
                || upToEvents.filter(it -> results.events() > it).isPresent()) {
            return new Verdict(this, Optional.empty());
        }
        var own = find(results, figure).findFirst();
        if (times.isEmpty()) {
            return new Verdict(this, own.map(Figure::median));
        }
        var others = times.get().stream()
                .flatMap(it -> find(results, it))
                .mapToDouble(Figure::median)
                .filter(it -> it > 0);
        var best = atLeast.isPresent() ? others.max() : others.min();
        return new Verdict(this, own.filter(_ -> best.isPresent()).map(it -> it.median() / best.orElseThrow()));
    }

    private static Stream<Figure> find(Results results, String name) {
        return results.figures().stream().filter(it -> it.name().equals(name));
    }

    /** The number that is to be reached, in words. */
    String bound() {
        return atMost.map(it -> "at most " + Numbers.of(it))
                .orElseGet(() -> "at least " + Numbers.of(atLeast.orElse(0.0)));
    }

    boolean isReachedBy(double value) {
        return value <= atMost.orElse(Double.POSITIVE_INFINITY) && value >= atLeast.orElse(Double.NEGATIVE_INFINITY);
    }
}
