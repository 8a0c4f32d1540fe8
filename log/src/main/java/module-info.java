import dev.yore.log.LogStoreProvider;
import dev.yore.spi.StoreProvider;

/** The embedded engine of Yore: an append-only log and its index, in one directory. */
module dev.yore.log {
    requires transitive dev.yore.core;

    exports dev.yore.log;

    provides StoreProvider with
            LogStoreProvider;
}
