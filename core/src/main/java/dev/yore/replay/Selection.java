package dev.yore.replay;

import dev.yore.domain.AsOf;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.store.EventStore;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which streams are replayed.
 *
 * <p>A query finds a stream as often as it finds an event of it. To take each once without remembering them all, a candidate counts
 * only if it was found by the first such event, which shows when the stream is folded.
 */
sealed interface Selection {

    /**
     * A stream that may have to be replayed.
     *
     * @param foundBy the event that a query found it by
     */
    record Candidate(StreamId stream, Optional<Position> foundBy) {}

    /** The candidates, in order, to be closed. */
    Stream<Candidate> candidates(EventStore store, AsOf asOf);

    /** Whether streams whose first event the codec does not know are passed over, instead of being an error. */
    default boolean passesOver() {
        return true;
    }

    /** Whether the query by which streams are found finds this event. */
    default boolean finds(RecordedEvent event) {
        return false;
    }

    /** One stream. */
    record One(StreamId stream) implements Selection {
        @Override
        public Stream<Candidate> candidates(EventStore store, AsOf asOf) {
            return Stream.of(new Candidate(stream, Optional.empty()));
        }

        @Override
        public boolean passesOver() {
            return false;
        }
    }

    /** The streams whose ids begin with a prefix. */
    record Prefix(String prefix) implements Selection {
        @Override
        public Stream<Candidate> candidates(EventStore store, AsOf asOf) {
            return store.streams(prefix).stream().map(it -> new Candidate(it, Optional.empty()));
        }
    }

    /** The streams that hold an event which a query finds. */
    record Found(Query query) implements Selection {
        @Override
        public Stream<Candidate> candidates(EventStore store, AsOf asOf) {
            var range = asOf.checkpoint().map(LogRange.all()::upTo).orElse(LogRange.all());
            var lately = new RecentStreams();
            return store.read(query, range).stream()
                    .filter(it -> lately.add(it.stream()))
                    .map(it -> new Candidate(it.stream(), Optional.of(it.position())));
        }

        @Override
        public boolean finds(RecordedEvent event) {
            return query.matches(event.event());
        }
    }
}
