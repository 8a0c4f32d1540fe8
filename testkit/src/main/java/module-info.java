/** Tests for engines, and for the deciders of those who use Yore. */
module dev.yore.testkit {
    requires transitive dev.yore.core;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
}
