package dev.yore.examples.orders.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    private static final String TIME = "[0-9-]+T[0-9:.]+Z";

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = new Shop(folder.resolve("store"));
    }

    @Test
    void itTellsTheStoryOfATaxThatWasWrong() {
        assertThat(shop.done("demo", "orders").lines().map(it -> it.replaceAll(TIME, "<time>")))
                .containsSubsequence(
                        "  ✓ Orders appended: 1,000, the first 400 with version 1 of OrderPlaced",
                        "What if the tax had been right? (Nothing is written.)",
                        "  order_1: tax $6.00 → $17.99 (+$11.99)",
                        "  … and 776 more",
                        "Orders that are wrong: 779 of 1,000",
                        "Tax of all of them: $14,520.16 → $29,095.96 (+$14,575.80)",
                        "Dry run: 779 corrections would be appended",
                        "  ✓ Events appended: 779 TaxCorrected",
                        "  ✓ Run again: 0 appended",
                        "What if, asked again: 0 orders differ",
                        "✓ orders@2, corrected logic over the original events = orders@1 over the compensated ones: 1,000 rows",
                        "  <time> | recorded <time> | OrderPlaced | tax $6.00",
                        "  <time> | recorded <time> | TaxCorrected | tax $17.99 | The till took the tax of one piece of each item.",
                        "Tax of order_1 at <time>, as we know today: $17.99",
                        "The same as recorded before the correction: $6.00");
    }

    @Test
    void whatItWritesIsThereAndCanBeLookedAt() {
        var json = Json.parse(shop.done("demo", "orders", "--json")).tree();

        assertThat(json.get("corrected")).hasToString("779");
        assertThat(json.get("agreeing")).hasToString("1000");
        var versions = shop.json("events", "--type", "OrderPlaced");
        assertThat(versions).hasSize(1_000);
        assertThat(versions.stream().filter(it -> !it.has("schemaVersion"))).hasSize(400);
        assertThat(versions.getFirst().get("data").has("taxAmount")).isFalse();
        assertThat(versions.getLast().get("data").has("taxAmount")).isTrue();
        assertThat(shop.json("events", "--type", "TaxCorrected"))
                .hasSize(779)
                .allSatisfy(it -> assertThat(it.get("metadata").get("corrects").stringValue())
                        .isNotEmpty());
    }

    @Test
    void itLeavesOrdersThatExistAlone() {
        shop.placeWithTheOldTill("order_1", 2, "29.99");
        shop.done("demo", "orders");
        assertThat(shop.done("demo", "orders")).contains("  order3_1: tax $6.00 → $17.99 (+$11.99)", "779 of 1,000");
        assertThat(shop.json("stream", "order_1")).hasSize(1);
        assertThat(shop.json("stream", "order2_1")).hasSize(3);
    }

    @Test
    void itIsASceneOfTheDemo() {
        assertThat(shop.done("demo", "--help")).contains("orders  Tell the story of 1,000 orders");
        assertThat(shop.done("help", "demo", "orders")).startsWith("Usage: yore demo orders [OPTIONS]");
    }
}
