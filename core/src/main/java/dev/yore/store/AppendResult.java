package dev.yore.store;

import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import java.util.List;

/** How an append was decided: recorded, or refused with nothing recorded. */
public sealed interface AppendResult permits Receipt, AppendResult.Refusal {

    /** The commit was refused; nothing of it was recorded. */
    sealed interface Refusal extends AppendResult {

        /** The refusal as the exception that {@link EventStore#append} throws. */
        RuntimeException toException();
    }

    /**
     * Streams do not have the versions that the writer expected.
     *
     * @param mismatches each stream that has another version, in the order of the commit's events
     */
    record Conflict(List<Mismatch> mismatches) implements Refusal {

        /** Copies the list. */
        public Conflict {
            mismatches = List.copyOf(mismatches);
        }

        @Override
        public ConflictException toException() {
            return new ConflictException(mismatches);
        }
    }

    /**
     * An event matches the query of the append condition.
     *
     * @param offending the first such event behind the condition's checkpoint
     */
    record ConditionFailed(Position offending) implements Refusal {
        @Override
        public ConditionFailedException toException() {
            return new ConditionFailedException(offending);
        }
    }

    /**
     * An event's id stands in another commit already.
     *
     * @param id the id
     * @param position where it stands
     */
    record IdTaken(EventId id, Position position) implements Refusal {
        @Override
        public IdTakenException toException() {
            return new IdTakenException(id, position);
        }
    }

    /**
     * A stream that does not have the version that a writer expected.
     *
     * @param stream the stream
     * @param expected the version that the writer believed
     * @param actual the version that it has
     */
    record Mismatch(StreamId stream, ExpectedVersion expected, Version actual) {
        @Override
        public String toString() {
            return "stream " + stream + " is at version " + actual + ", not " + expected;
        }
    }
}
