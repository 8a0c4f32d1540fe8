package dev.yore.testkit.shard;

import dev.yore.event.Partition;
import dev.yore.shard.PartitionedLog;
import dev.yore.shard.Sequence;
import java.time.Duration;

/** A place where a log in shards lives. It is empty at first, and each test gets a new one. */
public interface LogFixture extends AutoCloseable {

    /** Opens the log that lives here. Others may have it open at the same time. */
    PartitionedLog open();

    /** Whether {@link #split} and {@link #merge} can be asked for. */
    default boolean canReshard() {
        return false;
    }

    /** Closes an open shard and puts two in its place. When it returns, the log lists them. */
    default void split(Partition shard) {
        throw new UnsupportedOperationException("this fixture cannot split " + shard);
    }

    /** Closes two open shards that lie side by side and puts one in their place. When it returns, the log lists it. */
    default void merge(Partition one, Partition other) {
        throw new UnsupportedOperationException("this fixture cannot merge %s with %s".formatted(one, other));
    }

    /** Whether {@link #trim} can be asked for. */
    default boolean canTrim() {
        return false;
    }

    /** Forgets the records of a shard up to this one, itself included, as the end of the retention would. */
    default void trim(Partition shard, Sequence last) {
        throw new UnsupportedOperationException("this fixture cannot trim %s up to %s".formatted(shard, last));
    }

    /** How long a test waits at the most for something that must happen. */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }

    /** Clears the place away. All logs that were opened here are closed. */
    @Override
    default void close() {}
}
