package dev.yore.correction;

import dev.yore.event.Event;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Tag;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What corrections mean for a store: which events they look at, and what each of them needs. */
record Plan<E>(Corrections<E> corrections, EventStore store) {

    /**
     * What an event needs.
     *
     * @param wrong how many corrections there are for it
     * @param missing those that are not recorded yet
     */
    record Need<E>(int wrong, List<Planned<E>> missing) {}

    /** The events that may be wrong, as of now. */
    Cursor<RecordedEvent> candidates() {
        var selection = corrections.selection;
        return selection.stream()
                .map(it -> store.load(it).filter(event -> selection.query().matches(event.event())))
                .orElseGet(() -> store.read(selection.query()));
    }

    Need<E> needOf(RecordedEvent recorded) {
        int wrong = 0;
        int rank = 0;
        var missing = new ArrayList<Planned<E>>();
        for (var event : corrections.codec.decode(recorded.event())) {
            rank++;
            var correction = corrections.correction.of(event, recorded);
            if (correction.isPresent()) {
                wrong++;
                var planned = plan(recorded, correction.get(), rank);
                if (store.find(planned.event().id()).isEmpty()) {
                    missing.add(planned);
                }
            }
        }
        return new Need<>(wrong, missing);
    }

    private Planned<E> plan(RecordedEvent corrected, E correction, int rank) {
        var event = corrections.codec.encode(corrected.stream(), correction);
        return new Planned<>(
                corrected,
                correction,
                event.withId(corrections.ids.of(corrected.id(), rank))
                        .withTimestamp(corrections.time.orElse(corrected.timestamp()))
                        .withTags(tags(event, corrected))
                        .withMetadata(corrections.metadata.withCorrects(corrected.id())));
    }

    private static Set<Tag> tags(Event event, RecordedEvent corrected) {
        var tags = new LinkedHashSet<>(event.tags());
        tags.addAll(corrected.tags());
        return tags;
    }
}
