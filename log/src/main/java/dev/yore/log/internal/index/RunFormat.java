package dev.yore.log.internal.index;

import dev.yore.log.internal.page.PageFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A run of the index as a file in pages.
 *
 * <pre>
 *   page 0     file header: first position, last position; then at
 *              64 level (4)     68 terms (4)        72 postings (4)   76 ids (4)
 *              80 blocks (4)    84 other ids (4)    88 least place of a time-ordered id (8)
 *              96 greatest place (8)
 *   sections   each begins at a page
 *     filter     blocks of 64 bytes: a Bloom filter of all terms and ids ({@link TermFilter})
 *     terms      8 bytes each, ascending as unsigned numbers
 *     ends       for each term: how many postings there are up to and with it (4)
 *     postings   for each term its positions, ascending, less the first position of the run (4 each)
 *     ids        8 bytes each, ascending as unsigned numbers, one for each event
 *     places     for each id its position less the first position of the run (4)
 * </pre>
 *
 * @param level how often its postings have been merged
 * @param terms how many terms that are no ids
 * @param postings how many postings they have
 * @param ids how many ids
 * @param blocks how many blocks the filter has
 * @param range which ids
 */
record RunFormat(int level, int terms, int postings, int ids, int blocks, IdRange range) {

    private static final int LEVEL = 64;
    private static final int TERMS = 68;
    private static final int POSTINGS = 72;
    private static final int IDS = 76;
    private static final int BLOCKS = 80;
    private static final int OTHER_IDS = 84;
    private static final int MIN_ORDER = 88;
    private static final int MAX_ORDER = 96;
    private static final int BYTES = 40;

    static RunFormat read(PageFile file) {
        return new RunFormat(
                file.getInt(LEVEL),
                file.getInt(TERMS),
                file.getInt(POSTINGS),
                file.getInt(IDS),
                file.getInt(BLOCKS),
                new IdRange(file.getLong(MIN_ORDER), file.getLong(MAX_ORDER), file.getInt(OTHER_IDS)));
    }

    ByteBuffer encode() {
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(level)
                .putInt(terms)
                .putInt(postings)
                .putInt(ids)
                .putInt(blocks)
                .putInt(range.others())
                .putLong(range.min())
                .putLong(range.max())
                .flip();
    }

    long filterBytes() {
        return (long) blocks * TermFilter.BLOCK_BYTES;
    }

    long termBytes() {
        return (long) terms * Long.BYTES;
    }

    long endBytes() {
        return (long) terms * Integer.BYTES;
    }

    long postingBytes() {
        return (long) postings * Integer.BYTES;
    }

    long idBytes() {
        return (long) ids * Long.BYTES;
    }

    long placeBytes() {
        return (long) ids * Integer.BYTES;
    }
}
