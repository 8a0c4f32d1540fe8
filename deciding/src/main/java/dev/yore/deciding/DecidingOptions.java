package dev.yore.deciding;

import dev.yore.shard.HashRange;
import java.time.Duration;

/**
 * How a node works with a log in shards. All has a sensible default.
 *
 * @param range the hash keys whose streams this node holds
 * @param appendTimeout how long an append may take at the most
 * @param idleWait how long a reader waits for records before it asks again
 * @param waitingAppends how many appends may be under way; further callers wait for room
 * @param concurrentPuts how many calls may be putting records at the same time
 * @param restIsWhole whether a replica may begin with what the log still keeps, as if it had never held more
 */
public record DecidingOptions(
        HashRange range,
        Duration appendTimeout,
        Duration idleWait,
        int waitingAppends,
        int concurrentPuts,
        boolean restIsWhole) {

    /** The whole log, 30 seconds for an append, 1 second of idle waiting, 4,096 appends under way, 8 puts at a time. */
    public static final DecidingOptions DEFAULT =
            new DecidingOptions(HashRange.WHOLE, Duration.ofSeconds(30), Duration.ofSeconds(1), 4096, 8, false);

    /** @throws IllegalArgumentException if a number is out of range */
    public DecidingOptions {
        requirePositive("appendTimeout", appendTimeout);
        requirePositive("idleWait", idleWait);
        requireRange("waitingAppends", waitingAppends, 1 << 20);
        requireRange("concurrentPuts", concurrentPuts, 1024);
    }

    /** The same for a part of the log. */
    public DecidingOptions withRange(HashRange range) {
        return new DecidingOptions(range, appendTimeout, idleWait, waitingAppends, concurrentPuts, restIsWhole);
    }

    /** The same with another time for an append. */
    public DecidingOptions withAppendTimeout(Duration timeout) {
        return new DecidingOptions(range, timeout, idleWait, waitingAppends, concurrentPuts, restIsWhole);
    }

    /** The same with another idle wait. */
    public DecidingOptions withIdleWait(Duration wait) {
        return new DecidingOptions(range, appendTimeout, wait, waitingAppends, concurrentPuts, restIsWhole);
    }

    /** The same with another number of appends under way. */
    public DecidingOptions withWaitingAppends(int appends) {
        return new DecidingOptions(range, appendTimeout, idleWait, appends, concurrentPuts, restIsWhole);
    }

    /** The same with another number of puts at a time. */
    public DecidingOptions withConcurrentPuts(int puts) {
        return new DecidingOptions(range, appendTimeout, idleWait, waitingAppends, puts, restIsWhole);
    }

    /** The same, and what the log still keeps is taken as all that there ever was. */
    public DecidingOptions withRestAsWhole() {
        return new DecidingOptions(range, appendTimeout, idleWait, waitingAppends, concurrentPuts, true);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(name + " must be more than nothing and at most a day, not " + duration);
        }
    }

    private static void requireRange(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("%s must be from 1 to %,d, not %,d".formatted(name, most, value));
        }
    }
}
