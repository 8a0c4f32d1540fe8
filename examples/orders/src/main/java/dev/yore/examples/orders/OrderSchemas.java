package dev.yore.examples.orders;

import dev.yore.domain.Upcaster;
import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/** The schemas that events had once, and how they become what they are now. */
final class OrderSchemas {

    private OrderSchemas() {}

    /**
     * Version 1 of OrderPlaced had one amount, the total. Version 2 says apart what of it is net and what is tax; for an old order
     * both follow from the items.
     */
    static Upcaster placedWithATotalAlone() {
        return Upcaster.change("OrderPlaced", 1, OrderSchemas::splitTotal);
    }

    private static void splitTotal(ObjectNode placed) {
        var net = BigDecimal.ZERO;
        for (var item : placed.required("items")) {
            net = net.add(item.required("price")
                    .decimalValue()
                    .multiply(item.required("qty").decimalValue()));
        }
        placed.put("netAmount", net);
        placed.put("taxAmount", placed.required("totalAmount").decimalValue().subtract(net));
    }
}
