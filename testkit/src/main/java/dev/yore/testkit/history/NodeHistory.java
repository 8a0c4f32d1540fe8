package dev.yore.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import dev.yore.store.StoreClosedException;
import dev.yore.testkit.internal.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One history of several nodes, and the check of what came out. */
final class NodeHistory {

    private static final long BETWEEN_READS = Duration.ofMillis(20).toNanos();
    private static final int MOST_LOOKS = 5;
    private static final int LONGEST_REST = (int) Duration.ofMillis(200).toNanos();

    private final NodesFixture place;
    private final Nodes nodes;
    private final int writers;
    private final int appends;
    private final SplittableRandom random;
    private final AtomicBoolean written = new AtomicBoolean();
    private final AtomicBoolean settled = new AtomicBoolean();

    NodeHistory(NodesFixture place, Nodes nodes, int writers, int appends, long seed) {
        this.place = place;
        this.nodes = nodes;
        this.writers = writers;
        this.appends = appends;
        this.random = new SplittableRandom(seed);
    }

    void run() {
        var disturber = Together.begin(() -> disturb(random.split()));
        var reader = Together.begin(() -> read(random.split()));
        var follower = Together.begin(this::follow);
        NodeWriter.Written all;
        try {
            all = write();
        } finally {
            written.set(true);
        }
        Together.get(place.patience(), disturber);
        place.heal();
        settle();
        settled.set(true);
        var check = check(all);
        Together.get(place.patience(), reader).forEach(check::isPrefix);
        check.isFollowed(Query.all(), Together.get(place.patience(), follower));
    }

    /** Nobody waits for it any more, but some of what was sent may yet be on its way from a node. */
    private void settle() {
        boolean same = false;
        for (int i = 0; i < MOST_LOOKS && !same; i++) {
            nodes.all().forEach(place::catchUp);
            same = nodes.all().stream().map(place::state).distinct().count() == 1;
        }
    }

    private NodeWriter.Written write() {
        var shared = new SharedCommits(random.split(), 0, writers * appends / 10 + 1);
        var all = IntStream.range(0, writers)
                .mapToObj(i ->
                        new NodeWriter(nodes, random.split(), new Writer(random.split(), 0, "writer-" + i, shared)))
                .toList();
        return NodeWriter.Written.all(
                Together.call(place.patience(), writers, i -> all.get(i).append(appends)));
    }

    private HistoryCheck check(NodeWriter.Written all) {
        var first = nodes.all().getFirst();
        for (var node : nodes.all()) {
            assertThat(differences(first, node))
                    .as("differences between two nodes")
                    .isEmpty();
            var check = new HistoryCheck(log(node));
            check.logIsInOrder();
            check.streamsAreAsTheLog(node);
        }
        var check = new HistoryCheck(log(first));
        new SentCheck(check).holds(all.sent(), all.unknown());
        return check;
    }

    /** The lines in which the states of two nodes differ, also in how often they stand there. */
    private List<String> differences(EventStore one, EventStore other) {
        var ofOne = new ArrayList<>(place.state(one));
        var ofOther = new ArrayList<>(place.state(other));
        place.state(one).forEach(ofOther::remove);
        place.state(other).forEach(ofOne::remove);
        return Stream.of(ofOne, ofOther).flatMap(List::stream).toList();
    }

    private Void disturb(RandomGenerator random) {
        while (!written.get()) {
            LockSupport.parkNanos(random.nextInt(LONGEST_REST));
            if (random.nextInt(3) == 0) {
                nodes.reopenOne(random);
            } else {
                place.disturb(random);
            }
        }
        return null;
    }

    /** What the nodes had at different times. */
    private List<List<RecordedEvent>> read(RandomGenerator random) {
        var seen = new ArrayList<List<RecordedEvent>>();
        while (!written.get()) {
            try {
                seen.add(log(nodes.any(random)));
            } catch (StoreClosedException _) {
                // another one, next time
            }
            LockSupport.parkNanos(BETWEEN_READS);
        }
        return seen;
    }

    /** What a follower of the first node, which is never closed, saw in the end. */
    private List<RecordedEvent> follow() {
        var seen = new ArrayList<RecordedEvent>();
        var node = nodes.all().getFirst();
        try (var follower = node.follow(Query.all(), Checkpoint.START)) {
            while (true) {
                boolean last = settled.get();
                var next = follower.poll(Duration.ofMillis(10));
                next.ifPresent(seen::add);
                if (last && next.isEmpty() && follower.checkpoint().covers(node.head())) {
                    return seen;
                }
            }
        }
    }

    private static List<RecordedEvent> log(EventStore node) {
        return node.read(Query.all()).toList();
    }
}
