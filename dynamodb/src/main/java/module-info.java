import dev.yore.dynamodb.DynamoDbViewStoreProvider;
import dev.yore.spi.ViewStoreProvider;

/** Views in Amazon DynamoDB. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"
}) // the SDK's jars have names, but no descriptors
module dev.yore.dynamodb {
    requires transitive dev.yore.core;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.apache5;
    requires software.amazon.awssdk.profiles;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.retries.api;
    requires transitive software.amazon.awssdk.services.dynamodb;
    requires software.amazon.awssdk.utils;

    exports dev.yore.dynamodb;

    provides ViewStoreProvider with
            DynamoDbViewStoreProvider;
}
