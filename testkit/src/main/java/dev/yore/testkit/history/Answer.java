package dev.yore.testkit.history;

import static java.util.stream.Collectors.joining;

import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.testkit.internal.ByPartition;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a store answered to a step: two stores that behave alike give equal answers. */
sealed interface Answer {

    /** What it was an answer of, for the summary: {@code Receipt}, {@code Conflict}, {@code LimitExceededException} … */
    String kind();

    /** A value. */
    record Value(Object value) implements Answer {
        @Override
        public String kind() {
            return value.getClass().getSimpleName();
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** Events, and where that which yielded them stood then. How partitions come by turns makes no difference. */
    record Events(List<RecordedEvent> events, Checkpoint checkpoint) implements Answer {
        public Events {
            events = ByPartition.sorted(events);
        }

        @Override
        public String kind() {
            return events.isEmpty() ? "NoEvents" : "Events";
        }

        @Override
        public String toString() {
            return events.stream()
                    .map(it -> "\n        " + Words.describe(it) + ", recorded at " + it.recordedAt() + ", commit "
                            + it.commit().first() + "+" + it.commit().size())
                    .collect(joining(
                            "",
                            events.size() + " events"
                                    + (checkpoint.equals(Checkpoint.START) ? "" : " up to " + checkpoint),
                            ""));
        }
    }

    /** An exception. Those of one class are equal, whatever their words. */
    record Thrown(String kind, String trace) implements Answer {
        static Thrown of(Throwable thrown) {
            var trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            return new Thrown(thrown.getClass().getSimpleName(), trace.toString());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Thrown that && kind.equals(that.kind);
        }

        @Override
        public int hashCode() {
            return kind.hashCode();
        }

        @Override
        public String toString() {
            return trace;
        }
    }
}
