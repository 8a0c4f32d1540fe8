package dev.yore.examples.orders.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three orders of the old till, one of them right by luck, and what is made of the others. */
class CorrectTaxCommandTest {

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void takeOrders() {
        shop = new Shop(folder.resolve("store"));
        shop.placeWithTheOldTill("order_1", 2, "29.99");
        shop.placeWithTheOldTill("order_2", 1, "29.99");
        shop.placeWithTheOldTill("order_3", 3, "5.00");
    }

    @Test
    void aDryRunShowsWhatWouldBeAppendedAndAppendsNothing() {
        for (int i = 0; i < 2; i++) {
            assertThat(shop.done("orders", "correct-tax", "--dry-run")).isEqualTo("""
                    order_1: tax $6.00 → $12.00 (+$6.00)
                    order_3: tax $1.00 → $3.00 (+$2.00)
                    2 corrections would be appended
                    """);
        }
        assertThat(shop.json("orders", "correct-tax", "--dry-run").getFirst()).hasToString("""
                {"eventId":"tax-of-one-piece/placed-order_1","eventType":"TaxCorrected","aggregateId":"order_1",\
                "timestamp":"2024-01-15T10:00:00Z","data":{"oldTax":6.00,"newTax":12.00},\
                "metadata":{"reason":"The till took the tax of one piece of each item.",\
                "actor":"yore orders correct-tax","corrects":"placed-order_1"}}""");
    }

    @Test
    void correctionsAreAppendedOnce() {
        assertThat(shop.done("orders", "correct-tax"))
                .isEqualTo("3 orders: 2 corrected now, 0 before, 1 with the right tax\n");
        assertThat(shop.done("orders", "correct-tax"))
                .isEqualTo("3 orders: 0 corrected now, 2 before, 1 with the right tax\n");
        assertThat(shop.json("orders", "correct-tax"))
                .singleElement()
                .hasToString("{\"found\":3,\"right\":1,\"before\":2,\"appended\":0}");
        assertThat(shop.done("orders", "correct-tax", "--dry-run")).isEqualTo("0 corrections would be appended\n");
        assertThat(shop.json("stream", "order_1")).hasSize(2);
    }

    @Test
    void oneOrderIsCorrectedBySomeoneForAReason() {
        assertThat(shop.done("orders", "correct-tax", "order_3", "--actor", "ann", "--reason", "Ticket 17"))
                .isEqualTo("1 orders: 1 corrected now, 0 before, 0 with the right tax\n");
        assertThat(shop.json("stream", "order_3").getLast().get("metadata"))
                .hasToString("{\"reason\":\"Ticket 17\",\"actor\":\"ann\",\"corrects\":\"placed-order_3\"}");
        assertThat(shop.json("stream", "order_1")).hasSize(1);
        assertThat(shop.done("orders", "correct-tax")).contains("1 corrected now, 1 before");
    }

    @Test
    void theMistakeStaysInWhatWasKnown() {
        String before = shop.json("events").getLast().get("recordedAt").stringValue();
        shop.done("orders", "correct-tax");
        assertThat(shop.json("orders", "show", "order_1").getFirst().get("tax")).hasToString("12.00");
        assertThat(shop.json("orders", "show", "order_1", "--at", "2024-01-15")
                        .getFirst()
                        .get("tax"))
                .hasToString("12.00");
        assertThat(shop.json("orders", "show", "order_1", "--at", "2024-01-15", "--recorded-at", before)
                        .getFirst()
                        .get("tax"))
                .hasToString("6.00");
    }
}
