package dev.yore.log.internal.segment;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The offsets of a segment that is being written, in memory.
 *
 * <p>One thread adds. Others may read those that they know to be there, because the thread that added them has said so in a
 * way that orders memory.
 */
final class GrowingOffsets implements Offsets {

    private static final int INITIAL = 1024;

    private volatile int[] offsets = new int[INITIAL];
    private final AtomicInteger count = new AtomicInteger();

    void add(long offset) {
        int at = count.getPlain();
        int[] room = offsets;
        if (at == room.length) {
            room = Arrays.copyOf(room, 2 * room.length);
            offsets = room;
        }
        room[at] = (int) offset;
        count.setRelease(at + 1);
    }

    @Override
    public long at(int index) {
        return Integer.toUnsignedLong(offsets[index]);
    }

    @Override
    public int count() {
        return count.getAcquire();
    }
}
