package dev.yore.testkit.shard;

import dev.yore.shard.PartitionedLog;
import dev.yore.shard.Shard;
import java.time.Duration;

/** The log of the test that runs, of two shards. {@link PartitionedLogContract} opens it before each test and closes it behind it. */
public interface LogTest {

    /** A new, empty place for a log, with so many shards that share all hash keys. Whoever asks for it closes it. */
    LogFixture newPlace(int shards);

    /** Where the log lives. */
    LogFixture place();

    /** The log, open. */
    PartitionedLog log();

    /** The first one of its shards. */
    default Shard shard() {
        return log().shards().getFirst();
    }

    /** How long to wait at the most for something that must happen. */
    default Duration patience() {
        return place().patience();
    }
}
