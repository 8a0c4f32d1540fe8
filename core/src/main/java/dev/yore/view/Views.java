package dev.yore.view;

import dev.yore.spi.ViewStoreProvider;
import java.util.ServiceLoader;

/**
 * Opens view stores by their place:
 *
 * <table>
 * <caption>Places</caption>
 * <tr><td>{@code memory:}</td><td>in memory, a new one each time</td></tr>
 * <tr><td>{@code sqlite:views.db}</td><td>a file of SQLite; needs {@code yore-views}</td></tr>
 * <tr><td>{@code jdbc:sqlite:…}</td><td>the same, as its driver has it</td></tr>
 * <tr><td>{@code jdbc:postgresql://…}</td><td>a database of PostgreSQL; needs {@code yore-views}</td></tr>
 * <tr><td>{@code dynamodb:PREFIX}</td><td>tables of Amazon DynamoDB; needs {@code yore-dynamodb}</td></tr>
 * </table>
 */
public final class Views {

    private static final String MEMORY = "memory:";

    private Views() {}

    /**
     * Opens the views at a place, for reading and writing; makes them where there are none.
     *
     * @throws UnreadableViewsException if something else is there, or nothing that opens such places
     * @throws ViewUnavailableException if the place cannot be reached now
     */
    public static ViewStore open(String url) {
        if (url.equals(MEMORY)) {
            return new MemoryViewStore();
        }
        for (var provider : ServiceLoader.load(ViewStoreProvider.class)) {
            if (provider.handles(url)) {
                return provider.open(url);
            }
        }
        throw new UnreadableViewsException("nothing opens views at " + withoutSecrets(url)
                + ": name a place such as memory:, sqlite:views.db, jdbc:postgresql://host/database or dynamodb:, and"
                + " have what opens it on the class path (for SQLite and PostgreSQL: dev.yore:yore-views, for"
                + " DynamoDB: dev.yore:yore-dynamodb)");
    }

    /** A place without what may be a password, to be shown to people. */
    private static String withoutSecrets(String url) {
        int parameters = url.indexOf('?');
        var shown = parameters < 0 ? url : url.substring(0, parameters);
        return shown.replaceFirst("//[^/@]*@", "//");
    }
}
