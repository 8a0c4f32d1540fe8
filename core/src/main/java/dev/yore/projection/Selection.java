package dev.yore.projection;

import dev.yore.domain.EventCodec;
import dev.yore.event.EventType;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Tag;
import dev.yore.store.Criterion;
import dev.yore.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The events that a projection is made of.
 *
 * @param codec reads them
 * @param types they have one of these
 * @param tags they have all of these
 * @param streams their stream begins so
 */
record Selection<E>(EventCodec<E> codec, Set<EventType> types, Set<Tag> tags, String streams) {

    static <E> Selection<E> of(EventCodec<E> codec) {
        return new Selection<>(codec, codec.types(), Set.of(), "");
    }

    Query query() {
        return new Query(List.of(new Criterion(types, tags)));
    }

    boolean includes(RecordedEvent event) {
        return event.stream().value().startsWith(streams);
    }

    /** What an event says: one fact, unless upcasters make several or none of it. */
    List<Fact<E>> facts(RecordedEvent recorded) {
        var events = codec.decode(recorded.event());
        if (events.size() == 1) {
            return List.of(new Fact<>(events.getFirst(), recorded));
        }
        var facts = new ArrayList<Fact<E>>(events.size());
        for (var event : events) {
            facts.add(new Fact<>(event, recorded));
        }
        return facts;
    }
}
