package dev.yore.log.internal.segment;

import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.storage.StorageFile;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds out what of a log is whole.
 *
 * <p>Complete segments are known by their stored offsets and not read. The last segment is read from its beginning. Where no
 * whole commit follows any more, there may be the remains of a write that a crash cut short: nobody was told that it succeeded, and it is
 * cut away. Or something that was durable is damaged. What tells them apart is a witness that the place was synced: the
 * {@link Mark}, a later segment, or a later commit that says so.
 */
public final class Recovery {

    private static final int CHUNK = 1 << 20;

    private final SegmentFiles files;
    private final OptionalLong markedDurable;
    private final List<Segment> segments = new ArrayList<>();
    private long nextPosition = 1;
    private long recordedAt = Long.MIN_VALUE;
    private long writeOffset;

    private Recovery(SegmentFiles files, OptionalLong markedDurable) {
        this.files = files;
        this.markedDurable = markedDurable;
    }

    /**
     * What was found.
     *
     * @param segments the segments that have events, or the empty first one, oldest first; the last one is written on
     * @param writeOffset where in the last segment the next commit goes
     * @param lastPosition the position of the last event; 0 when there is none
     * @param recordedAt when it was recorded
     */
    public record Found(List<Segment> segments, long writeOffset, long lastPosition, long recordedAt) {}

    /**
     * Recovers a log for writing: cuts away what was not finished, and makes all that is left durable.
     *
     * @throws dev.yore.store.DamagedException if something is gone that was durable
     */
    public static Found recover(SegmentFiles files, Mark.Witness mark) throws IOException {
        var recovery = new Recovery(files, mark.durable());
        files.syncNames();
        var all = new ArrayList<Segment>();
        for (long sequence : files.sequences()) {
            all.add(files.map(sequence));
        }
        if (all.isEmpty()) {
            throw files.noSegment();
        }
        int used = recovery.lastUsed(all, files.sealedSequences());
        for (var complete : all.subList(0, used)) {
            recovery.complete(complete);
        }
        recovery.last(all.get(used), mark.closed());
        for (var spare : all.subList(used + 1, all.size())) {
            files.delete(spare.sequence());
        }
        return recovery.found();
    }

    private Found found() {
        return new Found(segments, writeOffset, nextPosition - 1, recordedAt);
    }

    /**
     * The index of the last segment that anything was written to, or of the one behind a segment whose offsets are stored,
     * which never changes again.
     */
    private int lastUsed(List<Segment> all, List<Long> sealed) {
        var newest = all.getLast();
        if (sealed.contains(newest.sequence())) {
            throw newest.damaged(newest.size(), nextPosition, "the segment behind this one is missing");
        }
        int i = all.size() - 1;
        while (i > 0
                && new Tail(all.get(i), 0).isEmpty()
                && !sealed.contains(all.get(i - 1).sequence())) {
            i--;
        }
        return i;
    }

    /** A segment that others follow: all of it was durable before the next one was begun. */
    private void complete(Segment segment) throws IOException {
        segments.add(segment);
        if (files.useStoredOffsets(segment, nextPosition)) {
            nextPosition = segment.last() + 1;
            return;
        }
        var scanner = new SegmentScanner(segment, nextPosition);
        scanner.scan();
        if (!new Tail(segment, scanner.offset()).isEmpty()) {
            throw segment.damaged(
                    scanner.offset(),
                    scanner.nextPosition(),
                    "no whole commit stands here, and the log goes on behind it");
        }
        nextPosition = scanner.nextPosition();
        files.seal(segment);
    }

    private void last(Segment segment, boolean closedCleanly) throws IOException {
        var scanner = new SegmentScanner(segment, nextPosition);
        scanner.scan();
        nextPosition = scanner.nextPosition();
        writeOffset = scanner.offset();
        segments.add(segment);
        recordedAt = nextPosition == 1 ? Long.MIN_VALUE : lastRecordedAt();
        if (closedCleanly && markedDurable.orElse(0) == nextPosition - 1) {
            return;
        }
        requireNothingDurableBehind(segment);
        try (var file = files.file(segment.sequence())) {
            rewrite(file, segment, endOfDurable(segment));
            cut(file, new Tail(segment, writeOffset).end());
            file.sync();
        }
    }

    /** Where in the last segment the first commit begins of which the mark does not say that it was synced. */
    private long endOfDurable(Segment segment) {
        long next = markedDurable.orElse(0) + 1;
        if (next >= nextPosition) {
            return writeOffset;
        }
        return next <= segment.first() ? FileHeader.BYTES : segment.frame(next).offset();
    }

    /**
     * Writes what is there once more. After a sync that failed the system may show data that it has given up writing; another sync
     * alone would succeed and change nothing.
     */
    private void rewrite(StorageFile file, Segment segment, long from) throws IOException {
        for (long at = from; at < writeOffset; at += CHUNK) {
            long length = Math.min(CHUNK, writeOffset - at);
            file.write(at, ByteBuffer.wrap(segment.memory().asSlice(at, length).toArray(ValueLayout.JAVA_BYTE)));
        }
    }

    private long lastRecordedAt() {
        return new Log(segments.stream().filter(it -> it.count() > 0).toList(), nextPosition - 1)
                .frame(nextPosition - 1)
                .recordedAt();
    }

    private void requireNothingDurableBehind(Segment segment) {
        String found = "no whole commit stands here, but ";
        if (markedDurable.orElse(0) >= nextPosition) {
            throw segment.damaged(
                    writeOffset,
                    nextPosition,
                    found + "the log was durable up to position " + markedDurable.getAsLong());
        }
        var witness = new Tail(segment, writeOffset).witnessThatSynced(nextPosition);
        if (witness.isPresent()) {
            throw segment.damaged(
                    writeOffset,
                    nextPosition,
                    found + "a later one at offset " + witness.getAsLong() + " says that one was durable");
        }
    }

    private void cut(StorageFile file, long end) throws IOException {
        var zeros = ByteBuffer.allocateDirect(CHUNK);
        for (long at = writeOffset; at < end; at += CHUNK) {
            zeros.clear().limit((int) Math.min(CHUNK, end - at));
            file.write(at, zeros);
        }
    }
}
