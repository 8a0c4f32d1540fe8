/** Orders, as an application on Yore. */
module dev.yore.example.orders {
    requires transitive dev.yore.core;

    exports dev.yore.examples.orders;

    provides dev.yore.spi.Application with
            dev.yore.examples.orders.OrdersApplication;
}
