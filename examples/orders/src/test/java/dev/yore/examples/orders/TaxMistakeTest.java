package dev.yore.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.correction.CorrectionReport;
import dev.yore.domain.AsOf;
import dev.yore.domain.History;
import dev.yore.domain.Repository;
import dev.yore.event.StreamId;
import dev.yore.examples.orders.OrderCommand.PlaceOrder;
import dev.yore.examples.orders.OrderEvent.OrderPlaced;
import dev.yore.examples.orders.OrderEvent.PaymentReceived;
import dev.yore.store.Commit;
import dev.yore.testkit.InMemoryStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tax bug: seen by replaying with corrected logic, made good by compensating events, and both lead to the same orders. */
class TaxMistakeTest {

    private static final Instant THEN = Instant.parse("2024-01-15T10:00:00Z");
    private static final Instant LATER = Instant.parse("2024-03-01T10:00:00Z");

    private Instant now = THEN;
    private final InMemoryStore store = new InMemoryStore().withClock(() -> now);
    private final Repository<OrderCommand, Order, OrderEvent> orders = Repository.of(store, Order.AGGREGATE);

    /** One order whose tax is wrong, one by the same till whose tax is right by luck, and one by the mended till. */
    @BeforeEach
    void takeOrders() {
        byTheOldTill("order_1", new Item("ITEM1", 2, new BigDecimal("29.99")));
        byTheOldTill("order_2", new Item("ITEM1", 1, new BigDecimal("29.99")));
        orders.handle("order_3", new PlaceOrder("c", List.of(new Item("A", 3, BigDecimal.TEN)), Optional.empty()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theCorrectedLogicShowsWhichOrdersAreWrongAndByHowMuch() {
        var differences = TaxMistake.WHAT_IF.over(store);

        assertThat(differences.toList()).singleElement().satisfies(it -> {
            assertThat(it.stream()).isEqualTo(StreamId.of("order_1"));
            assertThat(it.measure("tax").current()).isEqualTo("6.00");
            assertThat(it.measure("tax").alternative()).isEqualTo("12.00");
        });
        assertThat(differences.report().total("tax").change()).isEqualTo("6.00");
        assertThat(differences.report().streams()).isEqualTo(3);
    }

    @Test
    void compensatingEventsAreAppendedOnce() {
        assertThat(TaxMistake.CORRECTIONS.append(store)).isEqualTo(new CorrectionReport(3, 2, 0, 1));
        assertThat(TaxMistake.CORRECTIONS.append(store)).isEqualTo(new CorrectionReport(3, 2, 1, 0));
        var events = store.load(StreamId.of("order_1")).toList();

        assertThat(events.getLast().type().name()).isEqualTo("TaxCorrected");
        assertThat(events.getLast().data()).hasToString("{\"oldTax\":6.00,\"newTax\":12.00}");
        assertThat(events.getLast().metadata().corrects())
                .contains(events.getFirst().id());
        assertThat(TaxMistake.WHAT_IF.over(store).finish().differing()).isZero();
    }

    @Test
    void correctedLogicOverTheOriginalEventsMakesWhatTheCompensatedEventsMake() {
        var original = AsOf.now().checkpoint(store.head());
        TaxMistake.CORRECTIONS.append(store);
        var rebuilt = History.of(store, TaxMistake.RIGHT, Order.CODEC).asOf(original);

        for (String order : List.of("order_1", "order_2", "order_3")) {
            assertThat(rebuilt.load(order).state()).isEqualTo(orders.load(order).state());
        }
        assertThat(orders.load("order_1").state().tax()).isEqualTo("12.00");
        assertThat(orders.load("order_1").state().due()).isEqualTo("6.00");
    }

    @Test
    void historyShowsTheMistakeAndWhenItWasMadeAndMended() {
        now = LATER;
        TaxMistake.CORRECTIONS.append(store);

        assertThat(orders.history("order_1").stream().map(it -> it.state().tax().toString()))
                .containsExactly("6.00", "6.00", "12.00");
        assertThat(store.load(StreamId.of("order_1")).stream().map(it -> it.recordedAt()))
                .containsExactly(THEN, THEN, LATER);
        assertThat(orders.at(THEN).load("order_1").state().tax()).isEqualTo("12.00");
        assertThat(orders.recordedAt(THEN).load("order_1").state().tax()).isEqualTo("6.00");
    }

    private void byTheOldTill(String order, Item item) {
        var stream = StreamId.of(order);
        var placed = OrderPlaced.of("c", List.of(item), TaxMistake.taxOfOnePiece(List.of(item)), Optional.empty());
        var paid = new PaymentReceived(placed.totalAmount(), "credit_card");
        store.append(Commit.of(
                Order.CODEC.encode(stream, placed).withTimestamp(THEN),
                Order.CODEC.encode(stream, paid).withTimestamp(THEN)));
    }
}
