package dev.yore.replay;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was compared, as it is counted. For one thread. */
final class Tally {

    private long streams;
    private long events;
    private long differing;
    private long passedOver;
    private final Map<String, Measured> totals = new LinkedHashMap<>();

    Tally(Collection<String> measures) {
        measures.forEach(it -> totals.put(it, Measured.ZERO));
    }

    void compared(long events, boolean differs, Map<String, Measured> measures) {
        streams++;
        this.events += events;
        differing += differs ? 1 : 0;
        measures.forEach((name, measured) -> totals.merge(name, measured, Measured::plus));
    }

    void passedOver() {
        passedOver++;
    }

    void add(Tally other) {
        streams += other.streams;
        events += other.events;
        differing += other.differing;
        passedOver += other.passedOver;
        other.totals.forEach((name, measured) -> totals.merge(name, measured, Measured::plus));
    }

    ReplayReport report() {
        return new ReplayReport(streams, events, differing, passedOver, totals);
    }
}
