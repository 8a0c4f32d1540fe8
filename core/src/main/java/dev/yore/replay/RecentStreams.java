package dev.yore.replay;

import dev.yore.event.StreamId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The streams that were found lately, a bounded number of them: most streams that are found again are found soon. For one thread. */
final class RecentStreams {

    private static final int SIZE = 1 << 16;

    private final Map<StreamId, Boolean> streams = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StreamId, Boolean> eldest) {
            return size() > SIZE;
        }
    };

    /** Takes a stream in; false if it is known to have been here before. */
    boolean add(StreamId stream) {
        return streams.put(stream, true) == null;
    }
}
