package dev.yore.log.internal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The log counts microseconds since 1970, and takes every time that there is. */
class TimeTest {

    @Test
    void aFinerTimeIsCountedByItsCompleteMicroseconds() {
        assertThat(Segment.micros(Instant.EPOCH)).isZero();
        assertThat(Segment.micros(Instant.parse("1970-01-01T00:00:00.000001999Z")))
                .isEqualTo(1);
        assertThat(Segment.micros(Instant.parse("1969-12-31T23:59:59.999999001Z")))
                .isEqualTo(-1);
        assertThat(Segment.micros(Instant.parse("1969-12-31T23:59:59.999998999Z")))
                .isEqualTo(-2);
    }

    @Test
    void timesFarFromNowAreCountedToo() {
        for (var text : new String[] {"-9999-01-01T00:00:00Z", "2262-04-12T00:00:00Z", "9999-12-31T23:59:59.999999Z"}) {
            var time = Instant.parse(text);
            assertThat(Segment.instant(Segment.micros(time))).isEqualTo(time);
        }
    }

    @Test
    void beyondWhatCanBeCountedIsTheFirstOrTheLastTime() {
        assertThat(Segment.micros(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(Segment.micros(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
    }
}
