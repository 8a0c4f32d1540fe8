package dev.yore.deciding.internal.verdict;

import dev.yore.event.Position;
import dev.yore.shard.HashRange;
import java.time.Instant;

/** A ledger at the place where the next record is decided: all that a verdict rests on. */
public interface Books extends Ledger {

    /** Which partition keys the shard takes. */
    HashRange range();

    /** The version of the rules in force. */
    int rules();

    /** The position that the next event gets. */
    Position next();

    /** When the last event was recorded: of the shard, or where it has none, of those that it goes on from. */
    Instant lastRecordedAt();
}
