package dev.yore.log.internal.storage;

/**
 * A sector as one write left it in memory. A system writes back whole pages as they stand there, so a sector never has a
 * later write to it without the earlier ones.
 *
 * <p>Time is counted in bytes written, so that a moment may lie within a write.
 */
final class Version {

    private final long start;
    private final int from;
    private final int to;
    private final byte[] sector;

    /**
     * The sector after the bytes {@code from}..{@code to} were written to it.
     *
     * @param start when the first of those bytes was written
     */
    Version(long start, int from, int to, byte[] sector) {
        this.start = start;
        this.from = from;
        this.to = to;
        this.sector = sector;
    }

    long start() {
        return start;
    }

    int length() {
        return to - from;
    }

    byte[] sector() {
        return sector;
    }

    /** An older state of the sector, in which only the first of the bytes written are there. */
    byte[] tornOver(byte[] older, int bytes) {
        var torn = older.clone();
        System.arraycopy(sector, from, torn, from, Math.clamp(bytes, 0, length()));
        return torn;
    }
}
