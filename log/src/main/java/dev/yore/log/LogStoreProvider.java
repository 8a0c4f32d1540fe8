package dev.yore.log;

import dev.yore.spi.StoreProvider;
import dev.yore.store.EventStore;
import dev.yore.store.Limits;
import java.net.URI;
import java.nio.file.Path;

/** Opens directories; found by {@link java.util.ServiceLoader}. */
public final class LogStoreProvider implements StoreProvider {

    /** For {@link java.util.ServiceLoader}. */
    public LogStoreProvider() {}

    @Override
    public boolean handles(URI place) {
        return "file".equals(place.getScheme());
    }

    @Override
    public EventStore open(URI place, Access access) {
        var directory = Path.of(place);
        return switch (access) {
            case READ_WRITE -> LogStore.open(directory);
            case READ_ONLY -> LogStore.openReadOnly(directory);
            case REPLICA -> LogStore.open(directory, LogOptions.DEFAULT.withLimits(Limits.MAX));
        };
    }
}
