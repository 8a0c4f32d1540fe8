package dev.yore.testkit.contract.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.store.Query;
import dev.yore.testkit.contract.SpansPartitions;
import dev.yore.testkit.contract.StoreTest;
import dev.yore.testkit.internal.Together;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Invoice numbers: each the one after the last, without a gap, though every invoice is a stream of its own. They rest on invoices
 * wherever they are.
 */
@SpansPartitions
public interface InvoiceNumbersContract extends StoreTest {

    @Test
    default void eachInvoiceGetsTheNextNumber() {
        var invoices = Invoices.in(store());

        assertThat(invoices.handle("fish").state()).isEqualTo(1);
        assertThat(invoices.handle("chips").state()).isEqualTo(2);
        reopen();
        assertThat(Invoices.in(store()).handle("peas").state()).isEqualTo(3);
    }

    @Test
    default void invoicesMadeAtTheSameTimeGetNumbersWithoutAGap() {
        var invoices = Invoices.in(store());
        var numbers = Together.call(
                place().patience(), 15, i -> invoices.handle("order " + i).state());

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 15).boxed().toList());
        assertThat(store().read(Query.types("InvoiceCreated")).toList()).hasSize(15);
    }
}
