package dev.yore.testkit.history;

import dev.yore.YoreException;
import dev.yore.event.EventId;
import dev.yore.store.OutcomeUnknownException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** One of many writers, which takes any node each time, and one that may be closed just then. For one thread. */
final class NodeWriter {

    private static final long WHILE_A_NODE_IS_CLOSED = 1_000_000;

    private final Nodes nodes;
    private final RandomGenerator random;
    private final Writer writer;
    private final List<Sent> sent = new ArrayList<>();
    private final Set<EventId> unknown = new HashSet<>();

    NodeWriter(Nodes nodes, RandomGenerator random, Writer writer) {
        this.nodes = nodes;
        this.random = random;
        this.writer = writer;
    }

    Written append(int times) {
        for (int i = 0; i < times; i++) {
            append();
        }
        return new Written(sent, unknown);
    }

    private void append() {
        try {
            var node = nodes.any(random);
            var commit = writer.next(node);
            try {
                sent.add(new Sent(commit, node.tryAppend(commit)));
            } catch (OutcomeUnknownException _) {
                unknown.addAll(commit.ids());
            }
        } catch (YoreException _) {
            LockSupport.parkNanos(WHILE_A_NODE_IS_CLOSED); // it was said that nothing is recorded
        }
    }

    /**
     * What a writer sent.
     *
     * @param sent and was answered
     * @param unknown the ids of the events of which it was not told what became of them
     */
    record Written(List<Sent> sent, Set<EventId> unknown) {

        static Written all(List<Written> parts) {
            var sent = new ArrayList<Sent>();
            var unknown = new HashSet<EventId>();
            parts.forEach(it -> {
                sent.addAll(it.sent);
                unknown.addAll(it.unknown);
            });
            return new Written(sent, unknown);
        }
    }
}
