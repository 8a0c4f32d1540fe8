package dev.yore.log.internal.segment;

import static dev.yore.log.internal.format.Layouts.LONG;

import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FrameFormat;
import dev.yore.log.internal.format.FrameHeader;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** What stands in a segment behind its last whole commit: nothing, the remains of a write that was cut short, or damage. */
final class Tail {

    private final MemorySegment memory;
    private final long from;

    Tail(Segment segment, long from) {
        this.memory = segment.memory();
        this.from = from;
    }

    /** Whether nothing but zeros stands there. */
    boolean isEmpty() {
        return nextNonZero(from) == memory.byteSize();
    }

    /**
     * A witness against a torn write: a whole header of a frame that was written when events up to this position, or
     * later ones, were synced.
     *
     * @return where the witness stands
     */
    OptionalLong witnessThatSynced(long position) {
        var witness = firstFrame(frame -> frame.durable() >= position);
        return witness.isPresent() ? OptionalLong.of(witness.get().offset()) : OptionalLong.empty();
    }

    /** The first whole header of a frame there whose first event has this position, or a later one. */
    Optional<FrameHeader> nextFrame(long position) {
        return firstFrame(frame -> frame.first() >= position);
    }

    private Optional<FrameHeader> firstFrame(Predicate<FrameHeader> wanted) {
        for (long at = nextNonZero(from); at + FrameFormat.HEADER <= memory.byteSize(); ) {
            var frame = FrameHeader.read(memory, at);
            if (frame != null && wanted.test(frame)) {
                return Optional.of(frame);
            }
            at = nextNonZero(at + FrameFormat.ALIGNMENT);
        }
        return Optional.empty();
    }

    /** The end of what is not zero. */
    long end() {
        long end = memory.byteSize();
        while (end - FrameFormat.ALIGNMENT >= from && memory.get(LONG, end - FrameFormat.ALIGNMENT) == 0) {
            end -= FrameFormat.ALIGNMENT;
        }
        return end;
    }

    private long nextNonZero(long start) {
        long at = Math.max(start, FileHeader.BYTES);
        while (at + Long.BYTES <= memory.byteSize() && memory.get(LONG, at) == 0) {
            at += FrameFormat.ALIGNMENT;
        }
        return Math.min(at, memory.byteSize());
    }
}
