/** The yore command. */
module dev.yore.cli {
    requires transitive dev.yore.core;
    requires dev.yore.deciding;
    requires dev.yore.dynamodb;
    requires dev.yore.kinesis;
    requires dev.yore.log;
    requires transitive info.picocli;

    exports dev.yore.cli.api;
    exports dev.yore.cli.testing;

    opens dev.yore.cli to
            info.picocli;
    opens dev.yore.cli.api to
            info.picocli;
    opens dev.yore.cli.catalog to
            info.picocli;
    opens dev.yore.cli.projection to
            info.picocli;
    opens dev.yore.cli.reading to
            info.picocli;
    opens dev.yore.cli.replica to
            info.picocli;
    opens dev.yore.cli.subscription to
            info.picocli;
    opens dev.yore.cli.transfer to
            info.picocli;
    opens dev.yore.cli.upkeep to
            info.picocli;
    opens dev.yore.cli.writing to
            info.picocli;

    uses dev.yore.cli.api.CommandProvider;
    uses dev.yore.spi.Application;
}
