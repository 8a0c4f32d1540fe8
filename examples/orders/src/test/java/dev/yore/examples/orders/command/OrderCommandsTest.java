package dev.yore.examples.orders.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCommandsTest {

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = new Shop(folder.resolve("store"));
    }

    @Test
    void anOrderIsPlacedPaidAndShipped() {
        assertThat(shop.done(
                        "orders",
                        "place",
                        "order_1",
                        "--customer",
                        "cust_789",
                        "--item",
                        "ITEM1:2:29.99",
                        "--item",
                        "ITEM2:1:5.00",
                        "--ship-to",
                        "12 High Street, Springfield, US"))
                .isEqualTo("✓ Event appended: OrderPlaced\norder_1 is at version 1, $77.98 due\n");
        assertThat(shop.yore("orders", "ship", "order_1", "--carrier", "UPS", "--tracking", "1Z999")
                        .err())
                .isEqualTo("yore: Order is not paid: $77.98 is due\n");
        assertThat(shop.done("orders", "pay", "order_1", "77.98", "--actor", "till-3"))
                .isEqualTo("✓ Event appended: PaymentReceived\norder_1 is at version 2, $0.00 due\n");
        assertThat(shop.done("orders", "ship", "order_1", "--carrier", "UPS", "--tracking", "1Z999"))
                .isEqualTo("✓ Event appended: OrderShipped\norder_1 is at version 3, $0.00 due\n");
        assertThat(shop.done("orders", "show", "order_1")).isEqualTo("""
                Order order_1: shipped
                Customer: cust_789
                  2 x ITEM1 at $29.99
                  1 x ITEM2 at $5.00
                Net    $64.98
                Tax    $13.00
                Total  $77.98
                Paid   $77.98
                Due    $0.00
                """);
    }

    @Test
    void eventsSayWhatHappened() {
        shop.done("orders", "place", "order_1", "--customer", "c", "--item", "A:1:1.00", "--ship-to", "S, C, US");
        shop.done("orders", "pay", "order_1", "1.20", "--method", "cash", "--actor", "till-3", "--reason", "Counter");
        var events = shop.json("stream", "order_1");

        assertThat(events.get(0).get("data")).hasToString("""
                {"customerId":"c","items":[{"sku":"A","qty":1,"price":1.00}],"netAmount":1.00,"taxAmount":0.20,\
                "totalAmount":1.20,"shippingAddress":{"street":"S","city":"C","country":"US"}}""");
        assertThat(events.get(0).get("schemaVersion")).hasToString("2");
        assertThat(events.get(0).get("tags")).hasToString("[\"customer:c\"]");
        assertThat(events.get(1).get("data")).hasToString("{\"amount\":1.20,\"method\":\"cash\"}");
        assertThat(events.get(1).get("metadata")).hasToString("{\"reason\":\"Counter\",\"actor\":\"till-3\"}");
    }

    @Test
    void answersCanBeReadByPrograms() {
        assertThat(shop.json("orders", "place", "order_1", "--customer", "c", "--item", "A:2:1.00"))
                .singleElement()
                .hasToString("""
                        {"order":"order_1","version":1,"status":"placed","customer":"c","net":2.00,"tax":0.40,\
                        "total":2.40,"paid":0,"due":2.40,"events":["OrderPlaced"]}""");
        shop.done("orders", "pay", "order_1", "2.40");
        assertThat(shop.json("orders", "show", "order_1", "--version", "1")
                        .getFirst()
                        .get("due"))
                .hasToString("2.40");
        assertThat(shop.json("state", "order_1").getFirst().get("aggregate")).hasToString("\"order\"");
    }

    @Test
    void anOrderThatIsNotThereIsTold() {
        shop.done("orders", "place", "order_1", "--customer", "c", "--item", "A:1:1.00");
        for (String command : new String[] {"show", "correct-tax"}) {
            var run = shop.yore("orders", command, "order_2");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).isEqualTo("yore: Order does not exist: order_2\n");
        }
        assertThat(shop.yore("orders", "show", "order_1", "--recorded-at", "1999-01-01")
                        .err())
                .isEqualTo("yore: Order does not exist: order_1 as recorded at 1999-01-01\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "A:1", "A:x:1.00", "A:1:ten", ":1:1.00"})
    void whatIsNoItemIsAWrongUsage(String item) {
        var run = shop.yore("orders", "place", "order_1", "--customer", "c", "--item", item);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).containsAnyOf("is no item such as ITEM1:2:29.99", "'ten' is no amount such as 100.00");
    }

    @Test
    void whatIsNoAddressIsAWrongUsage() {
        var run = shop.yore(
                "orders", "place", "order_1", "--customer", "c", "--item", "A:1:1.00", "--ship-to", "somewhere");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'somewhere' is no address such as '12 High Street, Springfield, US'");
    }

    @Test
    void theGroupAloneIsAWrongUsage() {
        assertThat(shop.yore("orders").exitCode()).isEqualTo(2);
        assertThat(shop.yore("orders", "pay", "order_1", "-5").err()).isEqualTo("yore: Amount must be positive\n");
    }
}
