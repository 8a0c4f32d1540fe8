package dev.yore.snapshot;

/**
 * When a state is worth being kept: when a load had to replay this much.
 *
 * @param events so many events
 * @param bytes or so many bytes of event data
 */
public record SnapshotPolicy(long events, long bytes) {

    /** Every 200 events, or every 256 KiB. */
    public static final SnapshotPolicy DEFAULT = new SnapshotPolicy(200, 256 << 10);

    /** @throws IllegalArgumentException if one is less than 1 */
    public SnapshotPolicy {
        if (events < 1 || bytes < 1) {
            throw new IllegalArgumentException("a snapshot policy needs a number of events and of bytes of 1 or more");
        }
    }

    /** Every so many events, however large. */
    public static SnapshotPolicy everyEvents(long events) {
        return new SnapshotPolicy(events, Long.MAX_VALUE);
    }

    /** Every so many bytes of event data, however many events. */
    public static SnapshotPolicy everyBytes(long bytes) {
        return new SnapshotPolicy(Long.MAX_VALUE, bytes);
    }

    boolean isDue(long replayedEvents, long replayedBytes) {
        return replayedEvents >= events || replayedBytes >= bytes;
    }
}
