package dev.yore.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pace of a reader keeps what the service allows, in every second. */
class ReadPaceTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2, 2.5, 5, 100})
    void noSecondHasMoreReadsThanAllowed(double perSecond) {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var pace = new ReadPace(perSecond, 0, random);
        var reads = new ArrayList<Long>();
        long now = 0;
        for (int i = 0; i < 1000; i++) {
            now += random.nextInt(3) == 0 ? random.nextLong(3 * SECOND) : 0;
            now += pace.delay(now);
            pace.begin(now);
            reads.add(now);
            long begin = now - SECOND;
            assertThat(reads.reversed().stream().takeWhile(it -> it > begin).count())
                    .as("reads in a second, seed %d", seed)
                    .isLessThanOrEqualTo((long) Math.ceil(perSecond));
        }
    }

    @Test
    void oneReadMayFollowAnotherAtOnceButNotAThird() {
        var pace = new ReadPace(5, 0, new SplittableRandom(1));
        assertThat(pace.delay(0)).isZero();
        pace.begin(0);
        assertThat(pace.delay(0)).isZero();
        pace.begin(0);
        assertThat(pace.delay(0)).isEqualTo(SECOND / 4);
    }

    @Test
    void muchThatWasReadIsPaidForWithTime() {
        var pace = new ReadPace(5, 0, new SplittableRandom(1));
        pace.begin(0);
        pace.answered(0, 10 << 20);
        assertThat(pace.delay(0)).isEqualTo(5 * SECOND);
        assertThat(pace.delay(5 * SECOND)).isZero();
    }

    @Test
    void whoSharesAShardSharesItsBytes() {
        var pace = new ReadPace(1, 0, new SplittableRandom(1));
        pace.begin(0);
        pace.answered(0, 2 << 20);
        assertThat(pace.delay(0)).isEqualTo(5 * SECOND);
    }

    @Test
    void aServiceThatRefusesIsAskedMoreAndMoreRarelyUntilItAnswers() {
        var pace = new ReadPace(5, 0, new SplittableRandom(1));
        long now = 0;
        for (int i = 0; i < 20; i++) {
            pace.failed(now);
            now += pace.delay(now);
        }
        pace.failed(now);
        assertThat(pace.delay(now)).isBetween(5 * SECOND / 2, 5 * SECOND);
        pace.answered(now, 0);
        assertThat(pace.delay(now)).isZero();
    }
}
