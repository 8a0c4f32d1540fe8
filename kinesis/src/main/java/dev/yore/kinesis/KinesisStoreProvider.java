package dev.yore.kinesis;

import dev.yore.spi.StoreProvider;
import dev.yore.store.EventStore;
import dev.yore.store.UnreadableStoreException;
import java.net.URI;

/** Opens stores on streams by {@code kinesis:STREAM}; found by {@link java.util.ServiceLoader}. */
public final class KinesisStoreProvider implements StoreProvider {

    /** For {@link java.util.ServiceLoader}. */
    public KinesisStoreProvider() {}

    @Override
    public boolean handles(URI place) {
        return KinesisUrl.SCHEME.equals(place.getScheme());
    }

    @Override
    public EventStore open(URI place, Access access) {
        var options = options(place);
        return switch (access) {
            case READ_WRITE -> KinesisStore.open(options);
            case READ_ONLY -> KinesisStore.open(options.withoutNewStream());
            case REPLICA ->
                throw new UnreadableStoreException(
                        "a stream cannot take over the history of another log: append its events as new ones");
        };
    }

    private static KinesisStoreOptions options(URI place) {
        try {
            return KinesisStoreOptions.parse(place.toString());
        } catch (IllegalArgumentException e) {
            throw new UnreadableStoreException(String.valueOf(e.getMessage()), e);
        }
    }
}
