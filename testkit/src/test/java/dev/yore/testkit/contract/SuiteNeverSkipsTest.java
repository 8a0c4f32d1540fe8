package dev.yore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A suite that skips silently is worse than none: on the store in memory every test runs to its end. */
class SuiteNeverSkipsTest {

    @ParameterizedTest
    @ValueSource(classes = {InMemoryStoreContractTest.class, InMemoryPartitionsContractTest.class})
    void everyTestOfTheSuiteRuns(Class<?> suite) {
        var tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(suite))
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
