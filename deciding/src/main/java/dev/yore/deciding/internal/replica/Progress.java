package dev.yore.deciding.internal.replica;

import dev.yore.shard.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a shard was read.
 *
 * @param sequence the last record read; empty where there was none
 * @param coveredUntil everything that arrived by then was read
 * @param kept how long the log keeps a record, as it said before {@code coveredUntil}
 * @param drained whether the shard is closed and read to its end
 */
public record Progress(Optional<Sequence> sequence, Instant coveredUntil, Duration kept, boolean drained) {

    /** Nothing is read, and nothing is known. */
    static final Progress NONE = new Progress(Optional.empty(), Instant.EPOCH, Duration.ZERO, false);

    /** The same, when everything that arrived by then was read, if that is later. */
    Progress covering(Instant until, Duration kept) {
        return until.isAfter(coveredUntil) ? new Progress(sequence, until, kept, drained) : this;
    }

    /** The same, when this record was read too, if it is a later one. */
    Progress with(Optional<Sequence> read) {
        boolean later = read.isPresent() && (sequence.isEmpty() || read.get().compareTo(sequence.get()) > 0);
        return later ? new Progress(read, coveredUntil, kept, drained) : this;
    }

    /** The same, when a read that began then, with a log that keeps records so long, found nothing further. */
    Progress atTip(Instant readBegun, Duration retention) {
        var until = readBegun.isAfter(coveredUntil) ? readBegun : coveredUntil;
        return new Progress(sequence, until, retention, drained);
    }

    /** The same, when the shard is closed and all of it was read. */
    Progress asDrained() {
        return new Progress(sequence, coveredUntil, kept, true);
    }
}
