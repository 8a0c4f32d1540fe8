package dev.yore.views;

import dev.yore.spi.ViewStoreProvider;
import dev.yore.view.ViewStore;

/** Opens views by {@code sqlite:FILE}, {@code jdbc:sqlite:…} and {@code jdbc:postgresql:…}. */
public final class JdbcViewStoreProvider implements ViewStoreProvider {

    private static final String FILE = "sqlite:";
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRES = "jdbc:postgresql:";

    /** For the service loader. */
    public JdbcViewStoreProvider() {}

    @Override
    public boolean handles(String url) {
        return url.startsWith(FILE) || url.startsWith(SQLITE) || url.startsWith(POSTGRES);
    }

    @Override
    public ViewStore open(String url) {
        if (url.startsWith(POSTGRES)) {
            return JdbcViewStore.postgres(url);
        }
        return JdbcViewStore.sqlite(url.startsWith(SQLITE) ? url : "jdbc:" + url);
    }
}
