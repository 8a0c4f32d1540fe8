package dev.yore.testkit.history;

import dev.yore.store.EventStore;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** A place where one log lives that several nodes have open at the same time, each with a number from 0 and a replica of its own. */
public interface NodesFixture extends AutoCloseable {

    /** Opens a node that is not open, on what it has of the log. */
    EventStore open(int node);

    /** Ends an open node as the end of its process would: it does no more, and writes nothing. It is closed after this. */
    void crash(EventStore node);

    /** Takes from a node that is not open all that it has of the log. */
    void empty(int node);

    /** Has something happen to the log, such as a split of one of its shards. For one thread at a time. */
    void disturb(RandomGenerator random);

    /** From now on nothing goes wrong any more, and what was under way has arrived. */
    void heal();

    /** Waits until a node has read all that the log had at the time of this call. */
    void catchUp(EventStore node);

    /** All that must be the same in every node that has read as much, in lines. */
    List<String> state(EventStore node);

    /** How long a history may take at the most for something that must happen. */
    default Duration patience() {
        return Duration.ofSeconds(60);
    }

    /** Clears the place away. Its nodes are closed. */
    @Override
    default void close() {}
}
