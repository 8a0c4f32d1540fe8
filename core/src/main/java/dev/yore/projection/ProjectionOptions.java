package dev.yore.projection;

import java.time.Duration;

/**
 * How projections are run.
 *
 * @param batchEvents the most events that are applied in one transaction
 * @param batchBytes so many bytes of event data end a batch early
 * @param threads how many threads decode and fold a projection whose rows are keyed
 * @param rowsInMemory how many rows of each projection are remembered between batches
 * @param lease how long a process that went silent keeps others from taking over
 * @param firstRetry how long to wait after a first failure of a store; each further one doubles it
 * @param lastRetry the longest such wait
 */
public record ProjectionOptions(
        int batchEvents,
        long batchBytes,
        int threads,
        int rowsInMemory,
        Duration lease,
        Duration firstRetry,
        Duration lastRetry) {

    /**
     * 10,000 events or 16 MiB in a transaction, as many threads as there are processors, 50,000 rows in memory, a lease of 10
     * seconds, retries after 100 milliseconds up to 15 seconds.
     */
    public static final ProjectionOptions DEFAULT = new ProjectionOptions(
            10_000,
            16L << 20,
            Runtime.getRuntime().availableProcessors(),
            50_000,
            Duration.ofSeconds(10),
            Duration.ofMillis(100),
            Duration.ofSeconds(15));

    /** @throws IllegalArgumentException if a number or a duration is not positive, or the rows in memory are negative */
    public ProjectionOptions {
        if (batchEvents < 1 || batchBytes < 1 || threads < 1 || rowsInMemory < 0) {
            throw new IllegalArgumentException("options of projections must be positive");
        }
        if (!lease.isPositive() || !firstRetry.isPositive() || lastRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException(
                    "durations of projections must be positive, the last retry not the shorter");
        }
    }

    /** The same with at most so many events in a transaction. */
    public ProjectionOptions batchEvents(int events) {
        return new ProjectionOptions(events, batchBytes, threads, rowsInMemory, lease, firstRetry, lastRetry);
    }

    /** The same with so many threads for each projection whose rows are keyed. */
    public ProjectionOptions threads(int count) {
        return new ProjectionOptions(batchEvents, batchBytes, count, rowsInMemory, lease, firstRetry, lastRetry);
    }

    /** The same with so many rows of each projection in memory. */
    public ProjectionOptions rowsInMemory(int rows) {
        return new ProjectionOptions(batchEvents, batchBytes, threads, rows, lease, firstRetry, lastRetry);
    }

    /** The same with such a lease. */
    public ProjectionOptions lease(Duration length) {
        return new ProjectionOptions(batchEvents, batchBytes, threads, rowsInMemory, length, firstRetry, lastRetry);
    }

    /** The same with such waits after failures. */
    public ProjectionOptions retries(Duration first, Duration last) {
        return new ProjectionOptions(batchEvents, batchBytes, threads, rowsInMemory, lease, first, last);
    }
}
