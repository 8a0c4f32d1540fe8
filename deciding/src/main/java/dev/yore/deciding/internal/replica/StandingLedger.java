package dev.yore.deciding.internal.replica;

import dev.yore.deciding.internal.verdict.Ledger;
import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.AppendCondition;
import java.util.Optional;

/**
 * What a replica has recorded in a shard, and those that it goes on from: what certainly holds of the log.
 *
 * @param history the shard's
 */
public record StandingLedger(ShardHistory history) implements Ledger {

    @Override
    public Version version(StreamId stream) {
        return history.version(stream);
    }

    @Override
    public Optional<Standing> find(EventId id) {
        return Standings.find(history, id);
    }

    @Override
    public Optional<Position> violation(AppendCondition condition) {
        return Standings.violation(history, condition);
    }
}
