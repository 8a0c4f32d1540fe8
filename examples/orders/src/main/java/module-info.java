/** Orders, as an application on Yore. */
module dev.yore.example.orders {
    requires transitive dev.yore.core;
    requires static dev.yore.cli;
    requires static info.picocli;

    exports dev.yore.examples.orders;

    opens dev.yore.examples.orders.command to
            info.picocli;

    provides dev.yore.spi.Application with
            dev.yore.examples.orders.OrdersApplication;
    provides dev.yore.cli.api.CommandProvider with
            dev.yore.examples.orders.command.OrdersCommands;
}
