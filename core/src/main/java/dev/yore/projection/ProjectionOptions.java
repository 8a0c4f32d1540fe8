package dev.yore.projection;

import dev.yore.view.LeaseHolder.Waits;
import java.time.Duration;

/**
 * How projections are run.
 *
 * @param batchEvents the most events that are applied in one transaction
 * @param batchBytes so many bytes of event data end a batch early
 * @param threads how many threads decode and fold a projection whose rows are keyed
 * @param rowsInMemory how many rows of each projection are remembered between batches
 * @param waits how long they wait for one another, and for stores that are out of reach
 */
public record ProjectionOptions(int batchEvents, long batchBytes, int threads, int rowsInMemory, Waits waits) {

    /**
     * 10,000 events or 16 MiB in a transaction, as many threads as there are processors, 50,000 rows in memory, a lease of 10
     * seconds, retries after 100 milliseconds up to 15 seconds.
     */
    public static final ProjectionOptions DEFAULT = new ProjectionOptions(
            10_000,
            16L << 20,
            Runtime.getRuntime().availableProcessors(),
            50_000,
            new Waits(Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofSeconds(15)));

    /** @throws IllegalArgumentException if a number is not positive, or the rows in memory are negative */
    public ProjectionOptions {
        if (batchEvents < 1 || batchBytes < 1 || threads < 1 || rowsInMemory < 0) {
            throw new IllegalArgumentException("options of projections must be positive");
        }
    }

    /** The same with at most so many events in a transaction. */
    public ProjectionOptions batchEvents(int events) {
        return new ProjectionOptions(events, batchBytes, threads, rowsInMemory, waits);
    }

    /** The same with so many threads for each projection whose rows are keyed. */
    public ProjectionOptions threads(int count) {
        return new ProjectionOptions(batchEvents, batchBytes, count, rowsInMemory, waits);
    }

    /** The same with so many rows of each projection in memory. */
    public ProjectionOptions rowsInMemory(int rows) {
        return new ProjectionOptions(batchEvents, batchBytes, threads, rows, waits);
    }

    /** The same with such a lease. */
    public ProjectionOptions lease(Duration length) {
        return waits(new Waits(length, waits.firstRetry(), waits.lastRetry()));
    }

    /** The same with such waits after failures. */
    public ProjectionOptions retries(Duration first, Duration last) {
        return waits(new Waits(waits.lease(), first, last));
    }

    private ProjectionOptions waits(Waits other) {
        return new ProjectionOptions(batchEvents, batchBytes, threads, rowsInMemory, other);
    }
}
