package dev.yore.log.internal.engine;

import dev.yore.event.StreamId;
import dev.yore.log.internal.index.Positions;
import dev.yore.log.internal.segment.Log;

/** Finds the place of a version in a stream: versions grow along positions, so it halves the log. */
record VersionSeek(Log log, StreamId stream, Positions positions, long head) {

    /** The first position of the stream with this version or a later one. */
    long atOrAfter(long version) {
        long low = 1;
        long high = head + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            long at = ofStreamAtOrAfter(middle);
            if (at == Positions.NONE || log.version(at) >= version) {
                high = middle;
            } else {
                low = at + 1;
            }
        }
        return ofStreamAtOrAfter(low);
    }

    /** The last position of the stream with this version or an earlier one. */
    long atOrBefore(long version) {
        long later = atOrAfter(version + 1);
        return positions.atOrBefore(later == Positions.NONE ? head : later - 1);
    }

    private long ofStreamAtOrAfter(long position) {
        long at = positions.atOrAfter(position);
        while (at != Positions.NONE && at <= head && !log.body(at).isOf(stream)) {
            at = positions.atOrAfter(at + 1);
        }
        return at <= head ? at : Positions.NONE;
    }
}
