package dev.yore.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.domain.Repository;
import dev.yore.domain.UnknownEventTypeException;
import dev.yore.domain.UpcastException;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.examples.orders.OrderEvent.OrderPlaced;
import dev.yore.examples.orders.OrderEvent.TaxCorrected;
import dev.yore.store.Commit;
import dev.yore.testkit.InMemoryStore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Both versions of OrderPlaced are read, for ever; the later one is written. */
class OrderSchemasTest {

    private static final String V1 = """
            {"customerId":"cust_789","items":[{"sku":"ITEM1","qty":2,"price":29.99},{"sku":"ITEM2","qty":1,"price":5.00}],\
            "totalAmount":77.98,"shippingAddress":{"street":"12 High Street","city":"Springfield","country":"US"}}""";

    private static final String V2 = """
            {"customerId":"cust_789","items":[{"sku":"ITEM1","qty":2,"price":29.99},{"sku":"ITEM2","qty":1,"price":5.00}],\
            "netAmount":64.98,"taxAmount":13.00,"totalAmount":77.98,\
            "shippingAddress":{"street":"12 High Street","city":"Springfield","country":"US"}}""";

    private static final OrderPlaced PLACED = new OrderPlaced(
            "cust_789",
            List.of(new Item("ITEM1", 2, new BigDecimal("29.99")), new Item("ITEM2", 1, new BigDecimal("5.00"))),
            new BigDecimal("64.98"),
            new BigDecimal("13.00"),
            new BigDecimal("77.98"),
            Optional.of(new Address("12 High Street", "Springfield", "US")));

    @Test
    void version1HadATotalAloneAndIsReadWithNetAndTaxApart() {
        assertThat(Order.CODEC.decode(placed(1, V1))).containsExactly(PLACED);
    }

    @Test
    void version2IsReadAsItIsWritten() {
        assertThat(Order.CODEC.decode(placed(2, V2))).containsExactly(PLACED);
    }

    @Test
    void version2IsWritten() {
        var written = Order.CODEC.encode(StreamId.of("order_456"), PLACED);

        assertThat(written.data()).hasToString(V2);
        assertThat(written.schemaVersion()).isEqualTo(2);
        assertThat(written.tags()).containsExactly(Tag.of("customer", "cust_789"));
    }

    @Test
    void anOrderWithoutAnAddressIsReadInBothVersions() {
        String items = "{\"customerId\":\"c\",\"items\":[{\"sku\":\"A\",\"qty\":3,\"price\":1.10}],";
        var expected = new OrderPlaced(
                "c",
                List.of(new Item("A", 3, new BigDecimal("1.10"))),
                new BigDecimal("3.30"),
                new BigDecimal("0.66"),
                new BigDecimal("3.96"),
                Optional.empty());

        assertThat(Order.CODEC.decode(placed(1, items + "\"totalAmount\":3.96}")))
                .containsExactly(expected);
        assertThat(Order.CODEC.decode(placed(2, items + "\"netAmount\":3.30,\"taxAmount\":0.66,\"totalAmount\":3.96}")))
                .containsExactly(expected);
    }

    @Test
    void bothVersionsStandSideBySideInOneStoreAndMakeTheSameOrder() {
        try (var store = new InMemoryStore()) {
            store.append(Commit.of(placed(1, V1)));
            store.append(Commit.of(
                    placed(2, V2).withId(Event.of("x", "X", Json.EMPTY_OBJECT).id())));
            store.append(Commit.of(Order.CODEC.encode(
                    StreamId.of("order_456"), new TaxCorrected(new BigDecimal("13.00"), new BigDecimal("12.99")))));
            var orders = Repository.of(store, Order.AGGREGATE);
            var states =
                    orders.history("order_456").stream().map(it -> it.state()).toList();

            assertThat(states.get(0)).isEqualTo(states.get(1));
            assertThat(states.get(2).tax()).isEqualTo("12.99");
        }
    }

    @Test
    void aVersionThatIsNotThereYetIsNotGuessedAt() {
        assertThatExceptionOfType(UnknownEventTypeException.class).isThrownBy(() -> Order.CODEC.decode(placed(3, V2)));
    }

    @Test
    void anOldOrderThatLacksSomethingIsToldWithWhatItLacks() {
        assertThatExceptionOfType(UpcastException.class)
                .isThrownBy(() -> Order.CODEC.decode(placed(1, "{\"customerId\":\"c\",\"items\":[]}")))
                .withMessageContaining("the upcaster of OrderPlaced in version 1 failed")
                .withMessageContaining("totalAmount");
        assertThatExceptionOfType(UpcastException.class)
                .isThrownBy(() -> Order.CODEC.decode(placed(1, "{\"totalAmount\":59.98}")))
                .withMessageContaining("items");
    }

    private static Event placed(int schemaVersion, String data) {
        return Event.of("order_456", "OrderPlaced", Json.parse(data)).withSchemaVersion(schemaVersion);
    }
}
