package dev.yore.testkit.history;

import static dev.yore.testkit.history.Words.describe;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.StreamRange;
import java.time.Duration;
import java.util.List;

/** One call on a store. It means something wherever in a script it stands, so that others may be left out. */
sealed interface Step {

    /** Sends a commit. */
    record Append(Commit commit) implements Step {
        @Override
        public String toString() {
            return "append " + describe(commit);
        }
    }

    /** Restores a commit, recorded so much later than the last event of its partition. */
    record Restore(List<Event> events, Position first, Duration later) implements Step {
        @Override
        public String toString() {
            return "restore " + describe(events) + " at position " + first + ", recorded " + later
                    + " after the last event there";
        }
    }

    /** Loads a stream. */
    record Load(StreamId stream, StreamRange range) implements Step {
        @Override
        public String toString() {
            return "load " + stream + " " + describe(range);
        }
    }

    /** Reads the log. */
    record Read(Query query, LogRange range) implements Step {
        @Override
        public String toString() {
            return "read " + describe(query) + " " + describe(range);
        }
    }

    /** Asks for the head. */
    record Head() implements Step {
        @Override
        public String toString() {
            return "head";
        }
    }

    /** Asks for the head at the time of an event's recording, or beside it. */
    record HeadAt(Position position, long nanosLater) implements Step {
        @Override
        public String toString() {
            return "head at the time of the event at position " + position + " plus " + nanosLater + " ns";
        }
    }

    /** Asks for the version of a stream. */
    record VersionOf(StreamId stream) implements Step {
        @Override
        public String toString() {
            return "version of " + stream;
        }
    }

    /** Looks an event up. */
    record Find(EventId id) implements Step {
        @Override
        public String toString() {
            return "find " + id;
        }
    }

    /** Lists streams. */
    record Streams(String prefix) implements Step {
        @Override
        public String toString() {
            return "streams beginning with \"" + prefix + "\"";
        }
    }

    /** Opens a cursor over the log, in place of an earlier one of that number. */
    record OpenCursor(int cursor, Query query, LogRange range) implements Step {
        @Override
        public String toString() {
            return "open cursor " + cursor + ": " + describe(query) + " " + describe(range);
        }
    }

    /** Takes so many events from an open cursor. */
    record TakeFrom(int cursor, int count) implements Step {
        @Override
        public String toString() {
            return "take " + count + " events from cursor " + cursor;
        }
    }

    /** Opens a follower, in place of an earlier one of that number. */
    record OpenFollower(int follower, Query query, Checkpoint after) implements Step {
        @Override
        public String toString() {
            return "open follower " + follower + ": " + describe(query) + " after " + after;
        }
    }

    /** Lets a follower come to the head of the log. */
    record CatchUp(int follower) implements Step {
        @Override
        public String toString() {
            return "let follower " + follower + " catch up";
        }
    }

    /** Closes the store and opens it anew. */
    record Reopen() implements Step {
        @Override
        public String toString() {
            return "reopen";
        }
    }

    /** Crashes the store and opens it anew. */
    record Crash() implements Step {
        @Override
        public String toString() {
            return "crash and reopen";
        }
    }
}
