package dev.yore.replay;

import dev.yore.domain.AsOf;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Version;
import dev.yore.replay.Folding.Fold;
import dev.yore.replay.Selection.Candidate;
import dev.yore.store.EventStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Folds streams by two logics and compares what comes of them. Any thread may use it. */
record StreamComparison<V>(
        EventStore store,
        Folding<?, ?, V> current,
        Folding<?, ?, V> alternative,
        Map<String, Function<? super V, BigDecimal>> measures,
        AsOf asOf,
        Selection selection) {

    /** What came of some streams: those that differ, in order, and what was counted. */
    record Compared<V>(List<Difference<V>> differences, Tally tally) {}

    Compared<V> compare(List<Candidate> candidates) {
        var compared = new Compared<V>(new ArrayList<>(), new Tally(measures.keySet()));
        candidates.forEach(it -> compare(it, compared));
        return compared;
    }

    private void compare(Candidate candidate, Compared<V> compared) {
        var pair = new Pair<>(current.begin(), alternative.begin(), current.sharesCodec(alternative));
        var version = Version.NONE;
        long events = 0;
        boolean found = false;
        try (var recorded = store.load(candidate.stream())) {
            for (var event : recorded) {
                if (event.version().equals(Version.FIRST) && isOfAnotherKind(event)) {
                    compared.tally.passedOver();
                    return;
                }
                if (!found && selection.finds(event)) {
                    found = true;
                    if (!candidate.foundBy().map(event.position()::equals).orElse(true)) {
                        return;
                    }
                }
                if (asOf.isPast(event)) {
                    break;
                }
                if (asOf.counts(event)) {
                    pair.add(event);
                    version = event.version();
                    events++;
                }
            }
        }
        if (events > 0) {
            judge(candidate, version, events, pair, compared);
        }
    }

    private boolean isOfAnotherKind(RecordedEvent first) {
        return selection.passesOver() && !current.codec().types().contains(first.type());
    }

    private void judge(Candidate candidate, Version version, long events, Pair<V> pair, Compared<V> compared) {
        V by = pair.current.view();
        V byOther = pair.alternative.view();
        var measured = new LinkedHashMap<String, Measured>();
        measures.forEach(
                (name, measure) -> measured.put(name, new Measured(measure.apply(by), measure.apply(byOther))));
        boolean differs = !by.equals(byOther);
        compared.tally.compared(events, differs, measured);
        if (differs) {
            compared.differences.add(new Difference<>(candidate.stream(), version, by, byOther, measured));
        }
    }

    /** One stream by both logics. Where they share a codec, an event is decoded once. */
    private record Pair<V>(Fold<?, ?, V> current, Fold<?, ?, V> alternative, boolean sharedCodec) {

        void add(RecordedEvent event) {
            try {
                var decoded = current.add(event);
                if (sharedCodec) {
                    alternative.addDecoded(decoded);
                } else {
                    alternative.add(event);
                }
            } catch (RuntimeException e) {
                throw new ReplayFailedException(event, e);
            }
        }
    }
}
