package dev.yore.testkit.contract;

import dev.yore.store.EventStore;
import dev.yore.testkit.InMemoryStore;
import java.time.Duration;

/**
 * A place where one store lives: a directory, a database, a stream. It is empty at first, and each test gets a new one.
 *
 * <p>The limits of the store are the fixture's choice. Small ones make the suite fast, but it needs at least 2 KiB an event,
 * 32 KiB and 100 events a commit, and 8 tags.
 */
public interface StoreFixture extends AutoCloseable {

    /** Opens the store that lives here, with all that was recorded in it. No other one is open here then. */
    EventStore open();

    /** Whether {@link #crash} can be asked for. */
    default boolean canCrash() {
        return false;
    }

    /**
     * Abandons an open store as the end of its process would: nothing is closed, nothing written, nothing waited for. After it
     * {@link #open()} finds what is durable.
     *
     * <p>The suite uses the abandoned store no more, but its calls that are under way in other threads may go on for a while, and
     * must come to an end.
     */
    default void crash(EventStore store) {
        throw new UnsupportedOperationException("this fixture cannot crash its store");
    }

    /** Whether the log has one partition, whatever the streams are called. Otherwise it has two or more, the same ones throughout a test. */
    default boolean hasOnePartition() {
        return true;
    }

    /**
     * A store in memory, without events, whose partitions have the same names and hash keys as those of the store that lives here. The
     * suite compares the two.
     */
    default InMemoryStore model() {
        return new InMemoryStore();
    }

    /** How long a test waits at the most for something that must happen. */
    default Duration patience() {
        return Duration.ofSeconds(20);
    }

    /** Clears the place away. Its store is closed. */
    @Override
    default void close() {}
}
