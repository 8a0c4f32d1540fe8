package dev.yore.examples.orders.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.testing.CommandRun;
import dev.yore.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue of the orders by command; the bank is there too, with its own types. */
class CatalogCommandsTest {

    private static final String ORDERS = "catalog";

    @TempDir
    private Path folder;

    @Test
    void theTypesOfAllApplicationsAreListed() {
        assertThat(CommandRun.of("catalog", "show").lines())
                .contains("MoneyDeposited    bank    [1]", "OrderPlaced       orders  1 [2]");
        assertThat(CommandRun.of("catalog", "show", "--application", "orders").out())
                .doesNotContain("MoneyDeposited");
    }

    @Test
    void aTypeIsShownWithItsSchemaAndASample() {
        var run = CommandRun.of("catalog", "show", "OrderShipped");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("OrderShipped  orders  [1]\n\nschema of version 1:\n{\n  \"$schema\": ")
                .endsWith("\nsample:\n{\n  \"carrier\": \"carrier\",\n  \"trackingNumber\": \"trackingNumber\"\n}\n");
        var json = Json.parse(CommandRun.of("catalog", "show", "OrderPlaced", "--json")
                        .out())
                .tree();
        assertThat(json.at("/versions")).hasToString("[1,2]");
        assertThat(json.at("/written")).hasToString("2");
        assertThat(json.at("/schema/properties/netAmount")).hasToString("{\"type\":\"number\"}");
        assertThat(json.at("/sample/taxAmount")).hasToString("1.50");
    }

    @Test
    void aCatalogueThatIsKeptIsFoundToBe() {
        var run = CommandRun.of("catalog", "check", ORDERS, "--application", "orders");

        assertThat(run.out()).isEqualTo("kept: 5 types in 6 versions\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void problemsAreToldWithTheWayOn() throws IOException {
        var sample = folder.resolve("OrderShipped/v1.sample.json");
        assertThat(CommandRun.of("catalog", "check", folder.toString(), "--write", "--application", "bank")
                        .exitCode())
                .isZero();
        Files.createDirectories(sample.getParent());
        Files.writeString(sample, "{");
        var run = CommandRun.of("catalog", "check", folder.toString(), "--application", "bank");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains(sample + ": JSON is malformed");
        assertThat(run.lines()).last().isEqualTo("not kept (2): 5 types in 5 versions");
        assertThat(CommandRun.of("catalog", "check", folder.toString(), "--application", "bank", "--json")
                        .out())
                .contains("\"problem\":\"broken\"", "\"problem\":\"unknown\"", "\"type\":\"OrderShipped\"");
    }

    @Test
    void whatIsNewIsAdded() {
        var run =
                CommandRun.of("catalog", "check", folder.resolve("new").toString(), "--write", "--application", "bank");

        assertThat(run.lines()).hasSize(11).last().isEqualTo("kept: 5 types in 5 versions");
        assertThat(run.lines()).first().isEqualTo("added " + folder.resolve("new/AccountCreated/v1.schema.json"));
        assertThat(CommandRun.of("catalog", "check", folder.resolve("json").toString(), "--write", "--json")
                        .exitCode())
                .as("of the old OrderPlaced there is neither schema nor sample")
                .isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsToldWithTheWayOn() {
        assertThat(CommandRun.of("catalog", "check", "nowhere").err())
                .isEqualTo("yore: there is no folder nowhere (--write makes it)\n");
        assertThat(CommandRun.of("catalog", "show", "Nothing").err())
                .startsWith("yore: no application has an event type Nothing");
        assertThat(CommandRun.of("catalog", "show", "--application", "shop").err())
                .isEqualTo("yore: there is no application shop: there are bank, orders (--app JAR adds one)\n");
    }
}
