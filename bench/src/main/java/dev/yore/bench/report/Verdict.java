package dev.yore.bench.report;

import dev.yore.event.Json;
import java.util.Optional;

/**
 * How a run fares against a target.
 *
 * @param target what is to be reached
 * @param value what was; empty where the run does not have what it takes to tell
 */
public record Verdict(Target target, Optional<Double> value) {

    /** Whether it was measured and is not reached. */
    public boolean isShort() {
        return value.filter(it -> !target.isReachedBy(it)).isPresent();
    }

    /** Whether it was measured and is reached. */
    public boolean isReached() {
        return value.filter(target::isReachedBy).isPresent();
    }

    /** {@code reached}, {@code SHORT} or {@code not measured}. */
    public String word() {
        return isShort() ? "SHORT" : isReached() ? "reached" : "not measured";
    }

    /** The same as JSON. */
    public Json toJson() {
        var json = Json.nodes().objectNode();
        json.put("target", target.what()).put("figure", target.figure()).put("bound", target.bound());
        value.ifPresent(it -> json.put("value", it));
        return Json.of(json.put("verdict", word()));
    }

    /** A line with figure, target and verdict. */
    public String line() {
        return "%-58s %12s   %-20s %s"
                .formatted(target.what(), value.map(Numbers::of).orElse("-"), target.bound(), word());
    }
}
