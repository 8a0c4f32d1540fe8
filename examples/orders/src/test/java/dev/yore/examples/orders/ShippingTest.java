package dev.yore.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.domain.Repository;
import dev.yore.event.RecordedEvent;
import dev.yore.examples.orders.Order.Status;
import dev.yore.examples.orders.OrderCommand.PlaceOrder;
import dev.yore.examples.orders.OrderCommand.ReceivePayment;
import dev.yore.store.Query;
import dev.yore.subscription.Delivery;
import dev.yore.subscription.Subscriptions;
import dev.yore.testkit.InMemoryStore;
import dev.yore.view.MemoryViewStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The process from paid to shipped. */
class ShippingTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final InMemoryStore store = new InMemoryStore();
    private final Repository<OrderCommand, Order, OrderEvent> orders = Repository.of(store, Order.AGGREGATE);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anOrderIsSentWhenItIsPaidInFull() throws InterruptedException {
        place("order_1");
        pay("order_1", "5.00");
        place("order_2");
        pay("order_2", due("order_2"));
        run();
        assertThat(orders.load("order_1").state().status()).isEqualTo(Status.PLACED);
        assertThat(orders.load("order_2").state().status()).isEqualTo(Status.SHIPPED);
        pay("order_1", due("order_1"));
        run();
        assertThat(orders.load("order_1").state().status()).isEqualTo(Status.SHIPPED);
    }

    @Test
    void aPaymentThatIsDeliveredOftenSendsItsOrderOnce() throws Exception {
        place("order_1");
        pay("order_1", due("order_1"));
        var shipping = Shipping.of(store).consumer();
        var payment = payments().getFirst();
        var deliveries = IntStream.range(0, 8)
                .mapToObj(attempt -> Thread.ofVirtual().unstarted(() -> {
                    try {
                        shipping.accept(new Delivery("shipping", payment, attempt + 1));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        deliveries.forEach(Thread::start);
        for (var delivery : deliveries) {
            delivery.join();
        }
        var shipped = store.read(Query.types("OrderShipped")).toList();
        assertThat(shipped).hasSize(1);
        assertThat(shipped.getFirst().metadata().causationId())
                .contains(payment.id().value());
    }

    private void run() throws InterruptedException {
        try (var running = Subscriptions.start(store, new MemoryViewStore(), List.of(Shipping.of(store)))) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            assertThat(running.statuses().getFirst().parked()).isZero();
        }
    }

    private void place(String order) {
        var items = List.of(new Item("BOOK", 2, new BigDecimal("29.99")));
        orders.handle(order, new PlaceOrder("cust_1", items, Optional.empty()));
    }

    private void pay(String order, String amount) {
        orders.handle(order, new ReceivePayment(new BigDecimal(amount), "card"));
    }

    private String due(String order) {
        return orders.load(order).state().due().toPlainString();
    }

    private List<RecordedEvent> payments() {
        return store.read(Query.types("PaymentReceived")).toList();
    }
}
