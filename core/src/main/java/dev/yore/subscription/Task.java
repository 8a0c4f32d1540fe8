package dev.yore.subscription;

import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;

/** What a lane has to do. */
sealed interface Task {

    /** The event that it is about. */
    Position position();

    /** The stream of that event. */
    StreamId stream();

    /** To deliver an event that was just read. */
    record Deliver(RecordedEvent event) implements Task {
        @Override
        public Position position() {
            return event.position();
        }

        @Override
        public StreamId stream() {
            return event.stream();
        }
    }

    /** To deliver an event that is parked. */
    record Retry(RecordedEvent event, Parked parked) implements Task {
        @Override
        public Position position() {
            return event.position();
        }

        @Override
        public StreamId stream() {
            return event.stream();
        }
    }

    /** To give up an event that is parked. */
    record Drop(Dropped dropped) implements Task {
        @Override
        public Position position() {
            return dropped.event().position();
        }

        @Override
        public StreamId stream() {
            return dropped.event().stream();
        }
    }
}
