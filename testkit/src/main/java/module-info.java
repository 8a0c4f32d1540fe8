/** Tests for engines, and for the deciders of those who use Yore. */
module dev.yore.testkit {
    requires transitive dev.yore.core;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;

    exports dev.yore.testkit;
    exports dev.yore.testkit.contract;
    exports dev.yore.testkit.contract.boundary;
    exports dev.yore.testkit.history;
    exports dev.yore.testkit.shard;
    exports dev.yore.testkit.view;

    opens dev.yore.testkit.contract to
            org.junit.platform.commons;
    opens dev.yore.testkit.shard to
            org.junit.platform.commons;
    opens dev.yore.testkit.view to
            org.junit.platform.commons;
    opens dev.yore.testkit.contract.boundary to
            org.junit.platform.commons,
            tools.jackson.databind;
}
