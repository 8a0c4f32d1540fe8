package dev.yore.testkit.subscription;

import dev.yore.event.StreamId;
import dev.yore.subscription.Delivery;
import dev.yore.subscription.EventConsumer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A consumer that notes what it takes, and refuses what it is told to. */
final class Receiver implements EventConsumer {

    private final Set<Long> refused = ConcurrentHashMap.newKeySet();
    private final Map<StreamId, List<Long>> taken = new ConcurrentHashMap<>();

    void refuse(long rank) {
        refused.add(rank);
    }

    void refuseNothing() {
        refused.clear();
    }

    @Override
    public void accept(Delivery delivery) {
        long rank = delivery.event().position().rank();
        if (refused.contains(rank)) {
            throw new IllegalStateException("refused " + rank);
        }
        taken.computeIfAbsent(delivery.event().stream(), _ -> Collections.synchronizedList(new ArrayList<>()))
                .add(rank);
    }

    /** The positions that it took of a stream, in the order in which they came. */
    List<Long> taken(String stream) {
        return List.copyOf(taken.getOrDefault(StreamId.of(stream), List.of()));
    }

    int count() {
        return taken.values().stream().mapToInt(List::size).sum();
    }
}
