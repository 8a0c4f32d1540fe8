package dev.yore.testkit.history;

import dev.yore.store.EventStore;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The open nodes of a log. Any thread may ask for them; one closes and opens them. */
final class Nodes implements AutoCloseable {

    private final NodesFixture place;

    /** Replaced as a whole. A node may be closed while somebody has it. */
    private volatile List<EventStore> open;

    Nodes(NodesFixture place, int count) {
        this.place = place;
        this.open = IntStream.range(0, count).mapToObj(place::open).toList();
    }

    List<EventStore> all() {
        return open;
    }

    EventStore any(RandomGenerator random) {
        var now = open;
        return now.get(random.nextInt(now.size()));
    }

    /** Closes or crashes a node other than the first one and opens it again, on what it had or on nothing. */
    void reopenOne(RandomGenerator random) {
        int node = random.nextInt(1, open.size());
        if (random.nextBoolean()) {
            place.crash(open.get(node));
        }
        open.get(node).close();
        if (random.nextInt(3) == 0) {
            place.empty(node);
        }
        var changed = new ArrayList<>(open);
        changed.set(node, place.open(node));
        open = List.copyOf(changed);
    }

    @Override
    public void close() {
        open.forEach(EventStore::close);
    }
}
