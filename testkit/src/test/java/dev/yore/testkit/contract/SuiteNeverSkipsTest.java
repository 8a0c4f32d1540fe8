package dev.yore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A suite that skips silently is worse than none: on the store in memory every test runs to its end. */
class SuiteNeverSkipsTest {

    @Test
    void everyTestOfTheSuiteRuns() {
        var tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(InMemoryStoreContractTest.class))
                .execute()
                .testEvents();

        assertThat(tests.skipped().count()).as("skipped").isZero();
        assertThat(tests.aborted().count()).as("aborted").isZero();
        assertThat(tests.failed().count()).as("failed").isZero();
        assertThat(tests.succeeded().count())
                .as("succeeded")
                .isEqualTo(tests.started().count())
                .isGreaterThan(180);
    }
}
