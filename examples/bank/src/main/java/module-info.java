/** Bank accounts, as an application on Yore. */
module dev.yore.example.bank {
    requires transitive dev.yore.core;
    requires static dev.yore.cli;
    requires static info.picocli;

    exports dev.yore.examples.bank;
    exports dev.yore.examples.bank.berka;
    exports dev.yore.examples.bank.view;

    opens dev.yore.examples.bank.command to
            info.picocli;

    provides dev.yore.spi.Application with
            dev.yore.examples.bank.BankApplication;
    provides dev.yore.cli.api.CommandProvider with
            dev.yore.examples.bank.command.BankCommands;
}
