package dev.yore.log.internal.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FileHeader.Kind;
import dev.yore.log.internal.page.PageFile;
import dev.yore.log.internal.page.PageWriter;
import dev.yore.log.internal.storage.Seeds;
import dev.yore.log.internal.storage.SimulatedStorage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A filter never denies a term that was added, and recognises about 99 of 100 others. */
class TermFilterTest {

    private static final String NAME = "index/filter";
    private static final int OTHERS = 20_000;

    @Test
    void everyTermThatWasAddedPassesAndFewOthersDo() {
        Seeds.each(50, random -> {
            long[] terms = random.longs(random.nextInt(1, 3_000)).toArray();
            int blocks = TermFilter.blocksFor(terms.length);
            var storage = new SimulatedStorage();
            write(storage, blocks, terms);
            try (var arena = Arena.ofConfined()) {
                var file = PageFile.open(storage, NAME, arena);
                assertThat(LongStream.of(terms).filter(it -> !mayHold(file, blocks, it)))
                        .isEmpty();
                assertThat(others(random)
                                .filter(it -> mayHold(file, blocks, it))
                                .count())
                        .as("of %s other terms beside %s in %s blocks", OTHERS, terms.length, blocks)
                        .isLessThan(OTHERS * 3 / 100);
            }
        });
    }

    private static LongStream others(RandomGenerator random) {
        return random.longs(OTHERS);
    }

    private static boolean mayHold(PageFile file, int blocks, long term) {
        return TermFilter.mayHold(file, PageFile.content(), blocks, term);
    }

    private static void write(SimulatedStorage storage, int blocks, long[] terms) throws IOException {
        long bytes = (long) blocks * TermFilter.BLOCK_BYTES;
        try (var writer = PageWriter.create(storage, NAME, bytes);
                var filter = new TermFilter(blocks)) {
            for (long term : terms) {
                filter.add(term);
            }
            filter.writeTo(writer.section(bytes));
            writer.finish(FileHeader.of(Kind.RUN, new UUID(1, 2), 1, 1), ByteBuffer.allocate(0));
        }
    }
}
