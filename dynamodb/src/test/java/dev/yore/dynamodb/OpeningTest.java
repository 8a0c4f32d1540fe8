package dev.yore.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yore.testkit.internal.Together;
import dev.yore.view.UnreadableViewsException;
import dev.yore.view.ViewUnavailableException;
import dev.yore.view.Views;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Tables are made, found, and refused; places are named by URL. */
class OpeningTest {

    private final DynamoDbClient client = Local.client();
    private final DynamoDbOptions options = Local.options();

    @Test
    void theTableIsMadePaidPerRequestAndItsItemsExpire() {
        DynamoDbViewStore.open(client, options).close();

        var table =
                client.describeTable(it -> it.tableName(options.viewsTable())).table();
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        var expiring = client.describeTimeToLive(it -> it.tableName(options.viewsTable()))
                .timeToLiveDescription();
        assertThat(expiring.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
        assertThat(expiring.attributeName()).isEqualTo("expires_at");
    }

    /** DynamoDB Local knows neither, so it is the request that is looked at. */
    @Test
    void theTableIsTaggedAndEncryptedAsTheOptionsSay() {
        var requests = new ArrayList<CreateTableRequest>();
        try (var listening = Local.client(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof CreateTableRequest request) {
                    requests.add(request);
                }
            }
        })) {
            DynamoDbViewStore.open(listening, options.tag("team", "books").encryptionKey("alias/books"))
                    .close();
        }
        assertThat(requests).singleElement().satisfies(it -> {
            assertThat(it.tags())
                    .containsExactly(Tag.builder().key("team").value("books").build());
            assertThat(it.sseSpecification().kmsMasterKeyId()).isEqualTo("alias/books");
        });
    }

    @Test
    void severalOpenOneTableAtOnce() {
        var opened = Together.call(
                Duration.ofSeconds(60),
                4,
                _ -> DynamoDbViewStore.open(client, options).views());

        assertThat(opened).hasSize(4).allMatch(it -> it.isEmpty());
    }

    @Test
    void aTableThatIsNotOfYoreIsLeftAlone() {
        client.createTable(it -> it.tableName(options.viewsTable())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType("S")
                        .build()));

        assertThatExceptionOfType(UnreadableViewsException.class)
                .isThrownBy(() -> DynamoDbViewStore.open(client, options))
                .withMessageContaining(options.viewsTable() + " of DynamoDB is not of Yore");
    }

    @Test
    void viewsOfALaterFormatAreNotTouched() {
        DynamoDbViewStore.open(client, options).close();
        client.updateItem(it -> it.tableName(options.viewsTable())
                .key(Keys.store())
                .updateExpression("set store_format = :two")
                .expressionAttributeValues(Map.of(":two", Values.number(2))));

        assertThatExceptionOfType(UnreadableViewsException.class)
                .isThrownBy(() -> DynamoDbViewStore.open(client, options))
                .withMessageContaining("of format 2, and this version of Yore knows up to 1");
    }

    @Test
    void aTableThatWasDeletedIsTold() {
        var views = DynamoDbViewStore.open(client, options);
        client.deleteTable(it -> it.tableName(options.viewsTable()));

        assertThatExceptionOfType(ViewUnavailableException.class)
                .isThrownBy(views::views)
                .withMessageContaining("open the views anew");
    }

    @Test
    void missingCredentialsAreTold() {
        var bare = DynamoDbClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(Local.endpoint())
                .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .build();
        assertThatExceptionOfType(ViewUnavailableException.class)
                .isThrownBy(() -> DynamoDbViewStore.open(bare, options))
                .withMessageContaining("AWS_ACCESS_KEY_ID");
    }

    @Test
    void credentialsThatNobodyKnowsAreTold() {
        var anonymous = DynamoDbClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(Local.endpoint())
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(it -> it.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        assertThatExceptionOfType(ViewUnavailableException.class)
                .isThrownBy(() -> DynamoDbViewStore.open(anonymous, options))
                .withMessageContaining("see to the credentials");
    }

    @Test
    void aPlaceThatCannotBeReachedIsTold() {
        var nowhere = options.endpoint(URI.create("http://localhost:1"))
                .region("eu-central-1")
                .patience(Duration.ofMillis(100));
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        try {
            assertThatExceptionOfType(ViewUnavailableException.class)
                    .isThrownBy(() -> DynamoDbViewStore.open(nowhere))
                    .withMessageContaining("see that the endpoint can be reached");
            var here = "dynamodb:%s?region=eu-central-1&endpoint=%s".formatted(options.prefix(), Local.endpoint());
            try (var views = Views.open(here)) {
                assertThat(views.views()).isEmpty();
            }
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void aPlaceIsNamedByUrl() {
        assertThat(DynamoDbUrl.parse("dynamodb:")).isEqualTo(DynamoDbOptions.DEFAULT);
        assertThat(DynamoDbUrl.parse("dynamodb:dev-?region=eu-west-1&endpoint=http%3A%2F%2Flocalhost%3A8000"
                        + "&profile=books&table.balances=account-projections/accountId"))
                .isEqualTo(DynamoDbOptions.DEFAULT
                        .prefix("dev-")
                        .region("eu-west-1")
                        .endpoint(URI.create("http://localhost:8000"))
                        .profile("books")
                        .table("balances", "account-projections", "accountId"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dynamodb:a b", "dynamodb:?", "dynamodb:?zone=1", "dynamodb:?table.a=b", "dynamodb:?table.a=b/c"
            })
    void aPlaceThatCannotBeIsRefused(String url) {
        assertThatExceptionOfType(UnreadableViewsException.class)
                .isThrownBy(() -> Views.open(url))
                .withMessageContaining("dynamodb:PREFIX");
    }

    @Test
    void optionsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> options.patience(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> options.prefix("a/b"));
        assertThatIllegalArgumentException().isThrownBy(() -> options.table("a", "a/b", "k"));
        assertThatIllegalArgumentException().isThrownBy(() -> options.table("a", "abc", ""));
    }
}
