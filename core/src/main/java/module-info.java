/**
 * The language of Yore: events, the store's contract, deciders and time travel.
 *
 * <p>It knows no engine and does no I/O. Engines are found through {@link dev.yore.spi.StoreProvider}, and
 * view stores through {@link dev.yore.spi.ViewStoreProvider}.
 */
module dev.yore.core {
    requires transitive org.jspecify;
    requires transitive tools.jackson.databind;

    exports dev.yore;
    exports dev.yore.catalog;
    exports dev.yore.correction;
    exports dev.yore.domain;
    exports dev.yore.event;
    exports dev.yore.projection;
    exports dev.yore.replay;
    exports dev.yore.shard;
    exports dev.yore.snapshot;
    exports dev.yore.spi;
    exports dev.yore.store;
    exports dev.yore.subscription;
    exports dev.yore.view;

    uses dev.yore.spi.StoreProvider;
    uses dev.yore.spi.ViewStoreProvider;
}
