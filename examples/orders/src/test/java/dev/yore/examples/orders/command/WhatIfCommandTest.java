package dev.yore.examples.orders.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be if the tax had always been right, on the command line. */
class WhatIfCommandTest {

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void takeOrders() {
        shop = new Shop(folder.resolve("store"));
        shop.placeWithTheOldTill("order_1", 2, "29.99");
        shop.placeWithTheOldTill("order_2", 1, "29.99");
        shop.placeWithTheOldTill("web_1", 300, "5.00");
        shop.done("append", "other", "Noted", "--tag", "customer:cust_789");
        shop.done("orders", "place", "order_3", "--customer", "ann", "--item", "A:3:1.00");
    }

    @Test
    void theLogicsThatCanBeAskedForAreListed() {
        assertThat(shop.done("whatif").lines())
                .containsExactly(
                        "bank/without-corrections  What balances would be if no mistake had been made good.",
                        "orders/right-tax          What orders would be if the tax had always been that of all pieces.");
        assertThat(shop.json("whatif").getLast().get("name")).hasToString("\"orders/right-tax\"");
    }

    @Test
    void streamsThatDifferAndTheSumsOfAllAreShown() {
        assertThat(shop.done("whatif", "right-tax")).isEqualTo("""
                order_1  1  tax  6.00 → 12.00 (+6.00)
                web_1    1  tax  1.00 → 300.00 (+299.00)
                streams    4
                events     4
                differing  2
                tax        13.60 → 318.60 (+305.00)
                """);
        assertThat(shop.done("whatif", "orders/right-tax", "--limit", "1")).isEqualTo("""
                order_1  1  tax  6.00 → 12.00 (+6.00)
                … and 1 more; --limit shows more of them
                streams    4
                events     4
                differing  2
                tax        13.60 → 318.60 (+305.00)
                """);
    }

    @Test
    void programsGetTheStatesToo() {
        var lines = shop.json("whatif", "right-tax", "order_1");
        assertThat(lines.get(0)).hasToString("""
                {"stream":"order_1","version":1,\
                "current":{"status":"PLACED","customer":"cust_789","items":[{"sku":"ITEM1","qty":2,"price":29.99}],\
                "net":59.98,"tax":6.00,"paid":0},\
                "alternative":{"status":"PLACED","customer":"cust_789","items":[{"sku":"ITEM1","qty":2,"price":29.99}],\
                "net":59.98,"tax":12.00,"paid":0},\
                "measures":{"tax":{"current":6.00,"alternative":12.00,"change":6.00}}}""");
        assertThat(lines.get(1)).hasToString("""
                {"streams":1,"events":1,"differing":1,"passedOver":0,\
                "totals":{"tax":{"current":6.00,"alternative":12.00,"change":6.00}}}""");
    }

    @Test
    void streamsAreSelectedByPrefixTypeAndTag() {
        assertThat(streams("--prefix", "web_")).isEqualTo(1);
        assertThat(streams("--type", "PaymentReceived")).isZero();
        assertThat(streams("--type", "OrderPlaced", "--type", "PaymentReceived"))
                .isEqualTo(4);
        assertThat(streams("--tag", "customer:ann")).isEqualTo(1);
        assertThat(streams("order_2")).isEqualTo(1);
        assertThat(shop.yore("whatif", "right-tax", "order_1", "--prefix", "o").exitCode())
                .isEqualTo(2);
    }

    @Test
    void itLooksBackAsStateDoes() {
        assertThat(streams("--at", "2024-01-31")).isEqualTo(3);
        assertThat(streams("--position", "2")).isEqualTo(2);
        String before = shop.json("events").getLast().get("recordedAt").stringValue();
        shop.done("orders", "correct-tax");
        assertThat(shop.done("whatif", "right-tax"))
                .startsWith("streams    4\n")
                .contains("differing  0\n");
        assertThat(shop.done("whatif", "right-tax", "--recorded-at", before)).contains("differing  2\n");
    }

    @Test
    void nothingIsWritten() {
        var events = shop.done("events");
        shop.done("whatif", "right-tax");
        assertThat(shop.done("events")).isEqualTo(events);
    }

    @Test
    void aLogicThatNobodyOffersIsToldWithThoseThatAre() {
        var run = shop.yore("whatif", "left-tax");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("yore: no application offers left-tax: there is ")
                .contains("orders/right-tax");
    }

    @Test
    void aNamedStreamOfAnotherKindIsAnError() {
        var run = shop.yore("whatif", "right-tax", "other");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("yore: stream other, version 1, a Noted: a logic failed: ");
    }

    private int streams(String... selection) {
        var arguments = new String[selection.length + 2];
        arguments[0] = "whatif";
        arguments[1] = "right-tax";
        System.arraycopy(selection, 0, arguments, 2, selection.length);
        return shop.json(arguments).getLast().get("streams").intValue();
    }
}
