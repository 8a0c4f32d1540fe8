package dev.yore.log.internal.index;

import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FileHeader.Kind;
import dev.yore.log.internal.page.PageWriter;
import dev.yore.log.internal.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Writes one run's file from runs that follow one another: terms in order, the postings of one term one run behind the other.
 *
 * <p>It goes through the sources twice, first to count; memory is needed for the filter and the buffers alone.
 */
final class RunWriter {

    private static final int STEPS_BETWEEN_LOOKS = 4096;

    private final List<? extends RunSource> sources;
    private final BooleanSupplier cancelled;
    private final long first;
    private int steps;

    private RunWriter(List<? extends RunSource> sources, BooleanSupplier cancelled) {
        this.sources = sources;
        this.cancelled = cancelled;
        this.first = sources.getFirst().first();
    }

    /**
     * Writes the file, whole and synced.
     *
     * @param cancelled looked at now and then
     * @throws CancellationException if it is cancelled; there is no file then
     */
    static void write(
            Storage storage,
            String name,
            UUID store,
            int level,
            List<? extends RunSource> sources,
            BooleanSupplier cancelled)
            throws IOException {
        new RunWriter(sources, cancelled).write(storage, name, store, level);
    }

    private void write(Storage storage, String name, UUID store, int level) throws IOException {
        var format = count(level);
        try (var writer = PageWriter.create(
                        storage,
                        name,
                        format.filterBytes(),
                        format.termBytes(),
                        format.endBytes(),
                        format.postingBytes(),
                        format.idBytes(),
                        format.placeBytes());
                var filter = new TermFilter(format.blocks())) {
            var filterSection = writer.section(format.filterBytes());
            writeTerms(format, writer, filter);
            writeIds(format, writer, filter);
            filter.writeTo(filterSection);
            long last = sources.getLast().last();
            writer.finish(FileHeader.of(Kind.RUN, store, first, last), format.encode());
        }
    }

    private RunFormat count(int level) {
        int terms = 0;
        int postings = 0;
        for (var merge = new Merge(false); merge.advance(); ) {
            terms++;
            for (int i = 0; i < merge.sources(); i++) {
                postings += merge.postings(i).count();
            }
        }
        int ids = sources.stream().mapToInt(RunSource::ids).sum();
        var range = sources.stream().map(RunSource::range).reduce(IdRange::with).orElseThrow();
        return new RunFormat(level, terms, postings, ids, TermFilter.blocksFor((long) terms + ids), range);
    }

    private void writeTerms(RunFormat format, PageWriter writer, TermFilter filter) throws IOException {
        var terms = writer.section(format.termBytes());
        var ends = writer.section(format.endBytes());
        var postings = writer.section(format.postingBytes());
        int end = 0;
        for (var merge = new Merge(false); merge.advance(); ) {
            filter.add(merge.term);
            terms.putLong(merge.term);
            for (int i = 0; i < merge.sources(); i++) {
                var part = merge.postings(i);
                for (int at = 0; at < part.count(); at++) {
                    postings.putInt((int) (part.get(at) - first));
                }
                end += part.count();
            }
            ends.putInt(end);
        }
    }

    private void writeIds(RunFormat format, PageWriter writer, TermFilter filter) throws IOException {
        var ids = writer.section(format.idBytes());
        var places = writer.section(format.placeBytes());
        for (var merge = new Merge(true); merge.advance(); ) {
            filter.add(merge.term);
            for (int i = 0; i < merge.sources(); i++) {
                ids.putLong(merge.term);
                places.putInt((int) (merge.place(i) - first));
            }
        }
    }

    /** Goes through the terms, or the ids, of all sources in order. */
    private final class Merge {
        private final boolean ofIds;
        private final int[] left = new int[sources.size()];
        private final int[] at = new int[sources.size()];

        /** The next term of each source that has one left: asking the source for it is what takes time. */
        private final long[] next = new long[sources.size()];

        private final int[] current = new int[sources.size()];
        private int currentCount;
        private long term;

        Merge(boolean ofIds) {
            this.ofIds = ofIds;
            for (int source = 0; source < next.length; source++) {
                left[source] = count(source);
                look(source);
            }
        }

        /** Moves on to the next term. */
        boolean advance() {
            if (++steps % STEPS_BETWEEN_LOOKS == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            for (int i = 0; i < currentCount; i++) {
                at[current[i]]++;
                left[current[i]]--;
                look(current[i]);
            }
            currentCount = 0;
            for (int source = 0; source < next.length; source++) {
                if (left[source] > 0) {
                    consider(source);
                }
            }
            return currentCount > 0;
        }

        /** How many sources have the term. */
        int sources() {
            return currentCount;
        }

        /** The postings that one of them has of it. */
        Postings postings(int index) {
            return sources.get(current[index]).postingsAt(at[current[index]]);
        }

        /** The place that one of them has of it, where it is an id. */
        long place(int index) {
            return sources.get(current[index]).place(at[current[index]]);
        }

        private void consider(int source) {
            int order = currentCount == 0 ? -1 : Long.compareUnsigned(next[source], term);
            if (order < 0) {
                term = next[source];
                currentCount = 0;
            }
            if (order <= 0) {
                current[currentCount++] = source;
            }
        }

        private void look(int source) {
            if (left[source] > 0) {
                next[source] = ofIds
                        ? sources.get(source).id(at[source])
                        : sources.get(source).term(at[source]);
            }
        }

        private int count(int source) {
            return ofIds ? sources.get(source).ids() : sources.get(source).terms();
        }
    }
}
