package dev.yore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppendCommandTest {

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = new Shop(folder.resolve("store"));
    }

    @Test
    void anEventIsAppendedAndReadBack() {
        assertThat(shop.done("append", "order_1", "OrderPlaced", "{\"total\": 59.98}"))
                .isEqualTo("order_1 is at version 1, position 1\n");
        assertThat(shop.done("stream", "order_1")).endsWith("Z  OrderPlaced  {\"total\":59.98}\n");
    }

    @Test
    void allPartsOfAnEventCanBeGiven() {
        shop.done(
                "append",
                "order_1",
                "OrderPlaced",
                "--id",
                "e-1",
                "--tag",
                "customer:ann",
                "--tag",
                "shop:1",
                "--timestamp",
                "2024-01-21",
                "--actor",
                "ann",
                "--reason",
                "hunger",
                "--correlation",
                "c",
                "--causation",
                "d",
                "--corrects",
                "e-0");
        var event = shop.json("stream", "order_1").getFirst();
        assertThat(event.toString()).startsWith("""
                        {"eventId":"e-1","eventType":"OrderPlaced","aggregateId":"order_1",\
                        "timestamp":"2024-01-21T00:00:00Z","data":{},"version":1,\
                        "metadata":{"actor":"ann","reason":"hunger","corrects":"e-0","correlationId":"c",\
                        "causationId":"d"},"tags":["customer:ann","shop:1"],"recordedAt":""");
    }

    @Test
    void theReceiptCanBeReadByPrograms() {
        var receipt = shop.json("append", "order_1", "OrderPlaced", "{}", "--id", "e-1")
                .getFirst();
        assertThat(receipt.toString())
                .startsWith(
                        "{\"eventId\":\"e-1\",\"stream\":\"order_1\",\"version\":1,\"position\":1,\"recordedAt\":\"");
    }

    @Test
    void dataMayComeFromStandardInput() {
        assertThat(shop.reading("{\n  \"total\": 0.10\n}\n", "append", "order_1", "OrderPlaced", "-")
                        .exitCode())
                .isZero();
        assertThat(shop.done("stream", "order_1")).endsWith("{\"total\":0.10}\n");
    }

    @Test
    void aStaleExpectationIsRefusedNamingTheVersions() {
        shop.done("append", "order_1", "OrderPlaced", "--expect", "none");
        shop.done("append", "order_1", "OrderShipped", "--expect", "1");
        var run = shop.yore("append", "order_1", "OrderShipped", "--expect", "1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("yore: conflict: stream order_1 is at version 2, not 1\n");
    }

    @Test
    void theSameIdIsRecordedOnceHoweverOftenItIsSent() {
        var first = shop.json("append", "order_1", "OrderPlaced", "--id", "e-1", "--expect", "none");
        assertThat(shop.json("append", "order_1", "OrderPlaced", "--id", "e-1", "--expect", "none"))
                .isEqualTo(first);
        assertThat(shop.json("stream", "order_1")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "append order_1 OrderPlaced []|data must be a JSON object, not []",
                "append order_1 OrderPlaced {|JSON is malformed",
                "append order_1 OrderPlaced {\"a\":1,\"a\":2}|JSON is malformed",
                "append order_1 OrderPlaced --tag customer|which is not key:value",
                "append order_1 OrderPlaced --expect minus|'minus' is neither a version nor none nor any",
                "append order_1 OrderPlaced --timestamp yesterday|'yesterday' is no time such as",
                "append order_1|Missing required parameter: 'TYPE'",
                "append order_1 OrderPlaced {} x|'x' is one argument too many",
                "append order_1 OrderPlaced --timestamp 12024-01-01|is no time such as"
            })
    void whatIsNoEventIsAWrongUsage(String line, String message) {
        var run = shop.yore(line.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("yore: ").contains(message).doesNotContain("\tat ");
        assertThat(shop.data()).doesNotExist();
    }
}
