package dev.yore.testkit.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.yore.testkit.contract.CrashContract;
import dev.yore.testkit.contract.RestoreContract;
import dev.yore.testkit.contract.StoreContract;
import dev.yore.testkit.contract.StoreFixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The suite can fail: every store that is broken on purpose is caught, and by the tests that are there for its flaw. */
class BrokenStoreTest {

    /** The suite as it runs on one broken store after the other. */
    static final class Suite extends StoreContract implements CrashContract, RestoreContract {
        private static volatile Flaw flaw = Flaw.NOTHING;

        @Override
        public StoreFixture newPlace() {
            return new BrokenPlace(flaw);
        }
    }

    static Stream<Flaw> flaws() {
        return Stream.of(
                        WritingFlaws.all(),
                        ReadingFlaws.all(),
                        AnsweringFlaws.all(),
                        FollowingFlaws.all(),
                        KeepingFlaws.all(),
                        PartitionFlaws.all())
                .flatMap(it -> it);
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void aBrokenStoreIsCaught(Flaw flaw) {
        assertThat(failing(flaw, flaw.caughtBy())).containsExactlyInAnyOrderElementsOf(flaw.caughtBy());
    }

    @Test
    void theSameTestsPassOnAStoreThatIsNotBroken() {
        var tests = flaws().flatMap(it -> it.caughtBy().stream()).distinct();
        assertThat(failing(Flaw.NOTHING, tests.toList())).isEmpty();
    }

    /** Which of these tests fail on a store that has a flaw. */
    private static List<String> failing(Flaw flaw, List<String> names) {
        Suite.flaw = flaw;
        var tests = names.stream().map(it -> selectMethod(Suite.class, it)).toArray(DiscoverySelector[]::new);
        var results =
                EngineTestKit.engine("junit-jupiter").selectors(tests).execute().testEvents();
        assertThat(results.finished().count()).isEqualTo(tests.length);
        return results.failed().stream().map(BrokenStoreTest::method).toList();
    }

    private static String method(Event event) {
        return event.getTestDescriptor().getLegacyReportingName().replace("()", "");
    }
}
