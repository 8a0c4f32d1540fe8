package dev.yore.shard;

import dev.yore.event.Partition;

/** What became of an entry that was put. */
public sealed interface PutResult {

    /**
     * The log has it, for good.
     *
     * @param shard in which it stands
     * @param sequence where
     */
    record Put(Partition shard, Sequence sequence) implements PutResult {}

    /**
     * The log does not have it, for now: the shard is busy, or nobody could be reached. It may be put again.
     *
     * @param reason why, in words
     */
    record NotPut(String reason) implements PutResult {}

    /**
     * The log may or may not have it, or may have it yet: the answer was lost.
     *
     * @param reason why, in words
     */
    record Unknown(String reason) implements PutResult {}
}
