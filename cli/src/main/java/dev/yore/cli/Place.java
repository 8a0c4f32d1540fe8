package dev.yore.cli;

import dev.yore.kinesis.KinesisStore;
import dev.yore.kinesis.KinesisStoreOptions;
import dev.yore.kinesis.NewStream;
import dev.yore.log.LogStore;
import dev.yore.store.EventStore;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Where a store lies, and what is to be done with it. */
sealed interface Place {

    /**
     * Opens the store.
     *
     * @param listener is told how many events are read, where opening takes long
     */
    EventStore open(LongConsumer listener);

    /** The same, made where there is none. */
    Place orCreated();

    /** The same, for reading alone: it must be there. */
    Place readOnly();

    /** A directory. */
    record InDirectory(Path directory, boolean writes) implements Place {
        @Override
        public EventStore open(LongConsumer listener) {
            return writes ? LogStore.open(directory) : LogStore.openReadOnly(directory);
        }

        @Override
        public Place orCreated() {
            return new InDirectory(directory, true);
        }

        @Override
        public Place readOnly() {
            return new InDirectory(directory, false);
        }
    }

    /** A Kinesis stream. A stream costs money, so it is made only by those who say so. */
    record OnStream(KinesisStoreOptions options) implements Place {
        private static final NewStream SMALLEST = NewStream.of(1);

        @Override
        public EventStore open(LongConsumer listener) {
            return KinesisStore.open(options, head -> listener.accept(head.total()));
        }

        @Override
        public Place orCreated() {
            return new OnStream(options.withNewStream(options.newStream().orElse(SMALLEST)));
        }

        @Override
        public Place readOnly() {
            return new OnStream(options.withoutNewStream());
        }
    }
}
