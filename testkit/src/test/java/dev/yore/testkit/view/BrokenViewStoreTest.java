package dev.yore.testkit.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.yore.view.MemoryViewStore;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The suite can fail: every view store that is broken on purpose is caught, and by the tests that are there for its flaw. */
class BrokenViewStoreTest {

    /** The suite as it runs on one broken store after the other. */
    static final class Suite extends ViewContract implements ViewCrashContract {
        private static volatile ViewFlaw flaw = ViewFlaw.NOTHING;

        @Override
        public ViewFixture newPlace() {
            return new BrokenPlace(flaw);
        }
    }

    /** Where a broken store lives. */
    private static final class BrokenPlace implements ViewFixture {
        private final MovableClock clock = new MovableClock();
        private final ViewFlaw flaw;
        private MemoryViewStore sound = new MemoryViewStore(clock);

        BrokenPlace(ViewFlaw flaw) {
            this.flaw = flaw;
        }

        @Override
        public ViewStore open() {
            if (flaw.forgetting()) {
                sound = new MemoryViewStore(clock);
            }
            return flaw.breaking().apply(sound);
        }

        @Override
        public void pass(Duration time) {
            clock.move(time);
        }

        @Override
        public boolean canCrash() {
            return true;
        }

        @Override
        public void crash(ViewStore store) {}
    }

    static Stream<ViewFlaw> flaws() {
        return Stream.of(WritingFlaws.all(), ReadingFlaws.all(), LeasingFlaws.all())
                .flatMap(it -> it);
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void aBrokenStoreIsCaught(ViewFlaw flaw) {
        assertThat(flaw.caughtBy()).isNotEmpty();
        assertThat(failing(flaw, flaw.caughtBy())).containsExactlyInAnyOrderElementsOf(flaw.caughtBy());
    }

    @Test
    void onAStoreThatIsNotBrokenEveryTestRunsAndPasses() {
        Suite.flaw = ViewFlaw.NOTHING;
        var tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Suite.class))
                .execute()
                .testEvents();

        assertThat(tests.failed().count()).as("failed").isZero();
        assertThat(tests.skipped().count() + tests.aborted().count())
                .as("not run")
                .isZero();
        assertThat(tests.succeeded().count()).isGreaterThan(60);
    }

    /** Which of these tests fail on a store that has a flaw. */
    private static List<String> failing(ViewFlaw flaw, List<String> names) {
        Suite.flaw = flaw;
        var tests = names.stream().map(it -> selectMethod(Suite.class, it)).toArray(DiscoverySelector[]::new);
        var results =
                EngineTestKit.engine("junit-jupiter").selectors(tests).execute().testEvents();
        assertThat(results.finished().count()).isEqualTo(tests.length);
        return results.failed().stream().map(BrokenViewStoreTest::method).toList();
    }

    private static String method(Event event) {
        return event.getTestDescriptor().getLegacyReportingName().replace("()", "");
    }
}
