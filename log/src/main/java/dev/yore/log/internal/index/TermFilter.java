package dev.yore.log.internal.index;

import dev.yore.log.internal.format.Checksum;
import dev.yore.log.internal.format.Layouts;
import dev.yore.log.internal.page.PageFile;
import dev.yore.log.internal.page.PageWriter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Tells that a term is certainly absent, at the cost of one cache line: a blocked Bloom filter (Putze, Sanders, Singler,
 * 2007) with {@value #BITS_PER_TERM} bits a term and {@value #PROBES} probes. About one absent term in a hundred is not recognised.
 */
final class TermFilter implements AutoCloseable {

    static final int BLOCK_BYTES = 64;

    private static final int BITS_PER_TERM = 10;
    private static final int PROBES = 6;
    private static final int BLOCK_BITS = BLOCK_BYTES * Byte.SIZE;
    private static final int BIT_INDEX_BITS = 9;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment bits;
    private final int blocks;

    /** An empty filter. */
    TermFilter(int blocks) {
        this.blocks = blocks;
        this.bits = arena.allocate((long) blocks * BLOCK_BYTES, Long.BYTES);
    }

    /** How many blocks a filter for so many terms has. */
    static int blocksFor(long terms) {
        return Math.toIntExact(Math.max(1, (terms * BITS_PER_TERM + BLOCK_BITS - 1) / BLOCK_BITS));
    }

    void add(long term) {
        long block = block(term, blocks);
        long probes = Checksum.mix(term);
        for (int i = 0; i < PROBES; i++, probes >>>= BIT_INDEX_BITS) {
            long at = block + word(probes);
            bits.set(Layouts.LONG, at, bits.get(Layouts.LONG, at) | 1L << probes);
        }
    }

    void writeTo(PageWriter.Section section) throws IOException {
        for (long at = 0; at < bits.byteSize(); at += Long.BYTES) {
            section.putLong(bits.get(Layouts.LONG, at));
        }
    }

    static boolean mayHold(PageFile file, long filter, int blocks, long term) {
        long block = filter + block(term, blocks);
        long probes = Checksum.mix(term);
        for (int i = 0; i < PROBES; i++, probes >>>= BIT_INDEX_BITS) {
            if ((file.getLong(block + word(probes)) & 1L << probes) == 0) {
                return false;
            }
        }
        return true;
    }

    private static long block(long term, int blocks) {
        return ((term >>> 32) * blocks >>> 32) * BLOCK_BYTES;
    }

    /** Of nine bits three choose one of eight words; the low six choose its bit. */
    private static long word(long probes) {
        return (probes >>> 6 & 7) * Long.BYTES;
    }

    @Override
    public void close() {
        arena.close();
    }
}
