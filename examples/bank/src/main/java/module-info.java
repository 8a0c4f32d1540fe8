/** Bank accounts and transfers, as an application on Yore. */
module dev.yore.example.bank {
    requires transitive dev.yore.core;
    requires static dev.yore.cli;
    requires static info.picocli;
}
