package dev.yore.testkit.history;

import java.util.function.LongFunction;

/**
 * Histories of many writers on several nodes of one log, which is disturbed while they write, and whose nodes are closed and opened
 * again, on what they had or on nothing.
 *
 * <pre>{@code
 * NodeHistories.on(seed -> new MyPlace(seed)).histories(100).nodes(3).writers(6).appends(30).seed(1).run();
 * }</pre>
 *
 * <p>Beside all that {@link ConcurrentHistories} asks of one store it must hold that
 *
 * <ul>
 *   <li>each node comes to the same history, and to the same state ({@link NodesFixture#state});
 *   <li>what failed and was said not to be recorded is not, and that of which nobody knows is there whole or not at all;
 *   <li>whatever anybody saw on any node at any time is a prefix of that history.
 * </ul>
 *
 * <p>The seed decides what writers try, and is given to the place for its faults; how threads take turns is the machine's.
 */
public final class NodeHistories {

    private final LongFunction<? extends NodesFixture> places;
    private final int histories;
    private final int nodes;
    private final int writers;
    private final int appends;
    private final long seed;

    private NodeHistories(
            LongFunction<? extends NodesFixture> places,
            int histories,
            int nodes,
            int writers,
            int appends,
            long seed) {
        this.places = places;
        this.histories = histories;
        this.nodes = nodes;
        this.writers = writers;
        this.appends = appends;
        this.seed = seed;
    }

    /** One history of 4 writers with 30 appends each on 3 nodes, in a new place that is made from the history's seed. */
    public static NodeHistories on(LongFunction<? extends NodesFixture> places) {
        return new NodeHistories(places, 1, 3, 4, 30, 0);
    }

    /** So many histories, each in a new place. */
    public NodeHistories histories(int histories) {
        return new NodeHistories(places, histories, nodes, writers, appends, seed);
    }

    /** So many nodes. */
    public NodeHistories nodes(int nodes) {
        return new NodeHistories(places, histories, nodes, writers, appends, seed);
    }

    /** So many writers at once. */
    public NodeHistories writers(int writers) {
        return new NodeHistories(places, histories, nodes, writers, appends, seed);
    }

    /** So many appends of each writer. */
    public NodeHistories appends(int appends) {
        return new NodeHistories(places, histories, nodes, writers, appends, seed);
    }

    /** The seed of the first history; the next one has the next seed. */
    public NodeHistories seed(long seed) {
        return new NodeHistories(places, histories, nodes, writers, appends, seed);
    }

    /**
     * Runs them.
     *
     * @throws AssertionError at the first promise that was not kept, with the seed
     */
    public void run() {
        for (long history = seed; history < seed + histories; history++) {
            try (var place = places.apply(history);
                    var open = new Nodes(place, nodes)) {
                new NodeHistory(place, open, writers, appends, history).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "In the history of seed %d (%d nodes, %d writers, %d appends each): %s"
                                .formatted(history, nodes, writers, appends, e.getMessage()),
                        e);
            }
        }
    }
}
