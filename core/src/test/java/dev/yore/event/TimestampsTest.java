package dev.yore.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2024-01-21T10:30:00Z, 2024-01-21T10:30:00Z",
        "2024-01-21T10:30Z, 2024-01-21T10:30:00Z",
        "2024-01-21T10:30:00.5Z, 2024-01-21T10:30:00.500Z",
        "2024-01-21T10:30:00.123456789Z, 2024-01-21T10:30:00.123456789Z",
        "2024-01-21T10:30:00+02:00, 2024-01-21T08:30:00Z",
        "2024-01-21T10:30:00-05:30, 2024-01-21T16:00:00Z",
        "2024-01-21T10:30:00+02, 2024-01-21T08:30:00Z",
        "2024-01-21T00:30:00+01:00, 2024-01-20T23:30:00Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z"
    })
    void aTimeWithAZoneIsRead(String text, Instant time) {
        assertThat(Timestamps.parse("timestamp", text)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-21T10:30:00, 2024-01-21T10:30:00Z",
        "2024-01-21T10:30:00.123456, 2024-01-21T10:30:00.123456Z",
        "2024-01-21T10:30, 2024-01-21T10:30:00Z"
    })
    void aTimeWithoutAZoneIsInUtc(String text, Instant time) {
        assertThat(Timestamps.parse("timestamp", text)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-21T10:30:00.123456+00:00Z, 2024-01-21T10:30:00.123456Z",
        "2024-01-21T10:30:00+02:00Z, 2024-01-21T08:30:00Z",
        "2024-01-21T10:30:00-03:00Z, 2024-01-21T13:30:00Z"
    })
    void whereAZStandsBehindAnOffsetTheOffsetCounts(String text, Instant time) {
        assertThat(Timestamps.parse("timestamp", text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2024",
                "2024-01-21",
                "10:30:00Z",
                "2024-01-21 10:30:00",
                "2024-02-30T00:00:00Z",
                "2024-01-21T25:00:00Z",
                "2016-12-31T23:59:60Z",
                "2024-01-21T10:30:00ZZ",
                "2024-01-21T10:30:00+25:00",
                "2024-01-21T10:30:00.1234567890Z",
                "2024-01-21T10:30:00[Europe/Prague]",
                " 2024-01-21T10:30:00Z",
                "1705833000"
            })
    void whatIsNoSuchTimeIsRefused(String text) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Timestamps.parse("recordedAt", text))
                .withMessage("recordedAt must be an ISO 8601 time such as 2024-01-21T10:30:00Z, not \"" + text + "\"");
    }
}
