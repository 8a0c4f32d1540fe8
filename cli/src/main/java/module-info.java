/** The yore command. */
module dev.yore.cli {
    requires transitive dev.yore.core;
    requires dev.yore.log;
    requires transitive info.picocli;

    opens dev.yore.cli to
            info.picocli;
}
