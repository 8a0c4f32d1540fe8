package dev.yore.dynamodb;

import dev.yore.spi.ViewStoreProvider;
import dev.yore.view.UnreadableViewsException;
import dev.yore.view.ViewStore;

/** Opens views by {@code dynamodb:PREFIX}. */
public final class DynamoDbViewStoreProvider implements ViewStoreProvider {

    /** For the service loader. */
    public DynamoDbViewStoreProvider() {}

    @Override
    public boolean handles(String url) {
        return url.startsWith(DynamoDbUrl.SCHEME);
    }

    @Override
    public ViewStore open(String url) {
        return DynamoDbViewStore.open(options(url));
    }

    private static DynamoDbOptions options(String url) {
        try {
            return DynamoDbOptions.parse(url);
        } catch (IllegalArgumentException e) {
            throw new UnreadableViewsException(String.valueOf(e.getMessage()), e);
        }
    }
}
