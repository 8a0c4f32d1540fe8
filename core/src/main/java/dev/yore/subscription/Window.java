package dev.yore.subscription;

import dev.yore.event.Position;
import dev.yore.store.Checkpoint;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/** The events that were read and not yet passed by the checkpoint, in the order in which they were read. For one thread. */
final class Window {

    private final ArrayDeque<Position> order = new ArrayDeque<>();
    private final Set<Position> settled = new HashSet<>();

    int size() {
        return order.size();
    }

    boolean isEmpty() {
        return order.isEmpty();
    }

    void add(Position position) {
        order.add(position);
    }

    /** An event was delivered or parked. */
    void settle(Position position) {
        settled.add(position);
    }

    /** The checkpoint moved past all events up to the first that is neither delivered nor parked. */
    Checkpoint advance(Checkpoint checkpoint) {
        var reached = checkpoint;
        while (!order.isEmpty() && settled.remove(order.getFirst())) {
            reached = reached.with(order.removeFirst());
        }
        return reached;
    }
}
