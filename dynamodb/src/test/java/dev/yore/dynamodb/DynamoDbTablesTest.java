package dev.yore.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.view.Changes;
import dev.yore.view.ViewId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who wants to be rid of views finds their tables, and deletes them and no others. */
class DynamoDbTablesTest {

    private static final ViewId BALANCES = new ViewId("balances", 1);

    @BeforeAll
    static void haveCredentials() {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterAll
    static void forgetThem() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void theTablesOfTheViewsAndOfWhatIsPublishedAreFoundAndDeletedAndNoOthers() {
        var options = Local.options().endpoint(Local.endpoint()).region("eu-central-1");
        var others = options.prefix(options.prefix() + "other-");
        try (var _ = DynamoDbViewStore.open(others);
                var tables = DynamoDbTables.of(options)) {
            assertThat(tables.find()).isEmpty();
            publish(options.table("balances", "account-projections", "accountId"));
            assertThat(tables.find())
                    .containsExactly(options.prefix() + "account-projections", options.prefix() + "yore-views");
            tables.delete();
            assertThat(tables.find()).isEmpty();
            tables.delete();
        }
        try (var tables = DynamoDbTables.of(others)) {
            assertThat(tables.find()).containsExactly(others.prefix() + "yore-views");
        }
    }

    private static void publish(DynamoDbOptions options) {
        try (var views = DynamoDbViewStore.open(options)) {
            var lease = views.acquire(BALANCES, "me", Duration.ofMinutes(1)).orElseThrow();
            views.serve(BALANCES);
            var row = Json.parse("{\"balance\":135.00}");
            views.write(lease, new Changes(Map.of("acc_123", Optional.of(row)), Checkpoint.of(1), 1));
        }
    }
}
