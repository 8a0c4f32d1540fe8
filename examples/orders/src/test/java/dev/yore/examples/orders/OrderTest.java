package dev.yore.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.examples.orders.OrderCommand.Cancel;
import dev.yore.examples.orders.OrderCommand.PlaceOrder;
import dev.yore.examples.orders.OrderCommand.ReceivePayment;
import dev.yore.examples.orders.OrderCommand.Ship;
import dev.yore.examples.orders.OrderEvent.OrderCancelled;
import dev.yore.examples.orders.OrderEvent.OrderPlaced;
import dev.yore.examples.orders.OrderEvent.OrderShipped;
import dev.yore.examples.orders.OrderEvent.PaymentReceived;
import dev.yore.examples.orders.OrderEvent.TaxCorrected;
import dev.yore.testkit.DeciderScenario;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {

    private static final List<Item> ITEMS = List.of(new Item("ITEM1", 2, new BigDecimal("29.99")));
    private static final OrderPlaced PLACED =
            OrderPlaced.of("cust_789", ITEMS, new BigDecimal("12.00"), Optional.empty());
    private static final PaymentReceived PAID = new PaymentReceived(new BigDecimal("71.98"), "credit_card");
    private static final OrderShipped SHIPPED = new OrderShipped("UPS", "1Z999");

    private final DeciderScenario<OrderCommand, Order, OrderEvent> order = DeciderScenario.of(Order.DECIDER);

    @Test
    void anOrderIsPlacedWithTheTaxOfAllPieces() {
        order.when(new PlaceOrder("cust_789", ITEMS, Optional.empty())).then(PLACED);

        assertThat(PLACED.netAmount()).isEqualTo("59.98");
        assertThat(PLACED.totalAmount()).isEqualTo("71.98");
    }

    @Test
    void anOrderLivesFromPlacingToShipping() {
        order.given(PLACED)
                .when(new ReceivePayment(new BigDecimal("71.98"), "credit_card"))
                .then(PAID)
                .and()
                .when(new Ship("UPS", "1Z999"))
                .then(SHIPPED)
                .and()
                .when(new Cancel("too late"))
                .thenRejected("Order is shipped already");
    }

    @Test
    void whatIsNotPaidIsNotShipped() {
        order.given(PLACED).when(new Ship("UPS", "1Z999")).thenRejected("Order is not paid: $71.98 is due");
        order.given(PLACED, new PaymentReceived(new BigDecimal("70.00"), "credit_card"))
                .when(new Ship("UPS", "1Z999"))
                .thenRejected("Order is not paid: $1.98 is due");
    }

    @Test
    void whatIsShippedIsNotShippedAgain() {
        order.given(PLACED, PAID, SHIPPED).when(new Ship("UPS", "1Z999")).thenRejected("Order is shipped already");
    }

    @Test
    void whatDoesNotExistOrIsCancelledIsNeitherPaidNorShipped() {
        order.when(new ReceivePayment(BigDecimal.ONE, "cash")).thenRejected("Order does not exist");
        order.when(new Ship("UPS", "1Z999")).thenRejected("Order does not exist");
        order.when(new Cancel("no")).thenRejected("Order does not exist");
        var cancelled = order.given(PLACED, new OrderCancelled("changed my mind"));
        cancelled.when(new ReceivePayment(BigDecimal.ONE, "cash")).thenRejected("Order is cancelled");
        cancelled.when(new Ship("UPS", "1Z999")).thenRejected("Order is cancelled");
        cancelled.when(new Cancel("again")).thenNothing();
        order.given(PLACED, PAID).when(new Cancel("changed my mind")).then(new OrderCancelled("changed my mind"));
    }

    @Test
    void anOrderIsPlacedOnceAndNeedsAnItem() {
        order.given(PLACED)
                .when(new PlaceOrder("cust_789", ITEMS, Optional.empty()))
                .thenRejected("Order already exists");
        order.when(new PlaceOrder("cust_789", List.of(), Optional.empty())).thenRejected("An order needs an item");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 |  1.00 | Quantity of X must be positive",
                "1 | -0.01 | Price of X must not be negative",
                "1 | 0.001 | Price of X must have at most 15 digits before the point and 2 behind it",
                "1 | 1E+15 | Price of X must have at most 15 digits before the point and 2 behind it"
            })
    void itemsMustMakeSense(int qty, BigDecimal price, String reason) {
        order.when(new PlaceOrder("c", List.of(new Item("X", qty, price)), Optional.empty()))
                .thenRejected(reason);
    }

    @Test
    void paymentsMustMakeSense() {
        order.given(PLACED).when(new ReceivePayment(BigDecimal.ZERO, "cash")).thenRejected("Amount must be positive");
        order.given(PLACED)
                .when(new ReceivePayment(new BigDecimal("0.001"), "cash"))
                .thenRejected("Amount must have at most 15 digits before the point and 2 behind it");
    }

    @Test
    void aCorrectedTaxChangesWhatIsDue() {
        var wrong = OrderPlaced.of("cust_789", ITEMS, new BigDecimal("6.00"), Optional.empty());
        var corrected = new TaxCorrected(new BigDecimal("6.00"), new BigDecimal("12.00"));
        var state =
                List.of(wrong, new PaymentReceived(new BigDecimal("65.98"), "credit_card"), SHIPPED, corrected).stream()
                        .reduce(Order.NONE, Order.DECIDER::evolve, (a, _) -> a);

        assertThat(state.tax()).isEqualTo("12.00");
        assertThat(state.total()).isEqualTo("71.98");
        assertThat(state.due()).isEqualTo("6.00");
        assertThat(state.status()).isEqualTo(Order.Status.SHIPPED);
    }

    @ParameterizedTest
    @CsvSource({"1234.5, '$1,234.50', '+$1,234.50'", "-0.01, -$0.01, -$0.01", "0, $0.00, $0.00"})
    void amountsAreReadByPeople(BigDecimal amount, String text, String signed) {
        assertThat(Dollars.text(amount)).isEqualTo(text);
        assertThat(Dollars.signed(amount)).isEqualTo(signed);
    }
}
