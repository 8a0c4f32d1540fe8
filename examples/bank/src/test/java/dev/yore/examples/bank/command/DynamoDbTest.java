package dev.yore.examples.bank.command;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/** The bank's views in DynamoDB: the balances are a table that any program reads, key and attributes as they have always been. */
class DynamoDbTest {

    @TempDir
    private Path folder;

    @Test
    void theBalancesAreATableOfTheirOwn() throws Exception {
        var endpoint = start();
        var desk = new Desk(folder.resolve("store"));
        desk.done("bank", "import", Books.SAMPLE.file().toString());
        desk.done("bank", "reconcile");
        var url = "dynamodb:test-?region=eu-central-1&endpoint=" + endpoint;
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        try {
            assertThat(desk.json("bank", "project", "--to", url))
                    .hasToString("{\"accounts\":3,\"events\":17,\"sum\":1687.35}");
            assertThat(desk.done("projection", "show", "balances", "--views", url)
                            .lines())
                    .hasSize(3)
                    .first()
                    .asString()
                    .contains("{\"owner\":\"Account 1\",\"balance\":788.60,\"transactionCount\":4}");
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
        assertThat(items(endpoint).get("berka-1"))
                .isEqualTo(Map.of(
                        "accountId", AttributeValue.fromS("berka-1"),
                        "balance", AttributeValue.fromN("788.6"),
                        "owner", AttributeValue.fromS("Account 1"),
                        "transactionCount", AttributeValue.fromN("4")));
    }

    private static Map<String, Map<String, AttributeValue>> items(URI endpoint) {
        try (var client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build()) {
            return client.scan(it -> it.tableName("test-account-projections")).items().stream()
                    .collect(toMap(
                            it -> it.getOrDefault("accountId", AttributeValue.fromS(""))
                                    .s(),
                            it -> it));
        }
    }

    private static URI start() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ServerRunner.createServerFromCommandLineArgs(
                        new String[] {"-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)})
                .start();
        return URI.create("http://localhost:" + port);
    }
}
