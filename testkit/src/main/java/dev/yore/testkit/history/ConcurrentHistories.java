package dev.yore.testkit.history;

import dev.yore.testkit.contract.StoreFixture;
import java.util.function.Supplier;

/**
 * Histories of many writers at once, each in a virtual thread, with readers and followers among them.
 *
 * <pre>{@code
 * ConcurrentHistories.on(MyPlace::new).histories(10).writers(16).appends(100).seed(1).run();
 * }</pre>
 *
 * <p>Writers share few streams and tags. They expect versions, set conditions, send old commits again and send the same commit as
 * another writer. Who wins is left to the store; what must hold is checked:
 *
 * <ul>
 *   <li>Positions of a partition and versions of a stream have no gaps, and times of recording never go back in a partition.
 *   <li>An acknowledged commit stands in the log once, whole, where its receipt says. A refused one does not, nor does anything that nobody sent.
 *   <li>Each commit met the versions it expected and the condition it set, and each refusal had a reason.
 *   <li>What a reader sees of a partition is a prefix of it made of whole commits, and no shorter than what it saw before.
 *   <li>A follower sees each event that matches its query once, and each partition in order.
 * </ul>
 *
 * <p>The seed decides what writers try; how their threads take turns is the machine's.
 */
public final class ConcurrentHistories {

    private final Supplier<? extends StoreFixture> places;
    private final int histories;
    private final int writers;
    private final int appends;
    private final long seed;

    private ConcurrentHistories(
            Supplier<? extends StoreFixture> places, int histories, int writers, int appends, long seed) {
        this.places = places;
        this.histories = histories;
        this.writers = writers;
        this.appends = appends;
        this.seed = seed;
    }

    /** One history of 8 writers with 100 appends each, on a store that lives in a new place of this kind. */
    public static ConcurrentHistories on(Supplier<? extends StoreFixture> places) {
        return new ConcurrentHistories(places, 1, 8, 100, 0);
    }

    /** So many histories, each in a new place. */
    public ConcurrentHistories histories(int histories) {
        return new ConcurrentHistories(places, histories, writers, appends, seed);
    }

    /** So many writers at once. */
    public ConcurrentHistories writers(int writers) {
        return new ConcurrentHistories(places, histories, writers, appends, seed);
    }

    /** So many appends of each writer. */
    public ConcurrentHistories appends(int appends) {
        return new ConcurrentHistories(places, histories, writers, appends, seed);
    }

    /** The seed of the first history; the next one has the next seed. */
    public ConcurrentHistories seed(long seed) {
        return new ConcurrentHistories(places, histories, writers, appends, seed);
    }

    /**
     * Runs them.
     *
     * @throws AssertionError at the first promise that was not kept, with the seed
     */
    public void run() {
        for (long history = seed; history < seed + histories; history++) {
            try (var place = places.get();
                    var store = place.open()) {
                new ConcurrentHistory(store, place, writers, appends, history).run();
            } catch (AssertionError e) {
                throw new AssertionError(
                        "In the concurrent history of seed %d (%d writers, %d appends each): %s"
                                .formatted(history, writers, appends, e.getMessage()),
                        e);
            }
        }
    }
}
