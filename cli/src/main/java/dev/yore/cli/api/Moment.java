package dev.yore.cli.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as people write it: {@code 2024-01-21T10:30:00Z}, {@code 2024-01-21T11:30+01:00}, {@code 2024-01-21T10:30} and
 * {@code 2024-01-21} (both UTC), or {@code now}.
 *
 * @param text as it was written
 * @param time what is meant
 */
public record Moment(String text, Instant time) {

    private static final Duration DAY = Duration.ofDays(1);

    /** A time up to which something counts: a date means the end of that day, so that the whole day is included. */
    public static final class Until implements ITypeConverter<Moment> {

        /** For picocli. */
        public Until() {}

        @Override
        public Moment convert(String text) {
            return new Moment(text, parse(text, DAY.minusNanos(1)));
        }
    }

    /** A time from which on something counts: a date means the beginning of that day. */
    public static final class Since implements ITypeConverter<Moment> {

        /** For picocli. */
        public Since() {}

        @Override
        public Moment convert(String text) {
            return new Moment(text, parse(text, Duration.ZERO));
        }
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    private static Instant parse(String text, Duration intoDay) {
        try {
            if (text.equals("now")) {
                return Instant.now();
            }
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .plus(intoDay);
            }
            return hasZone(text)
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw new TypeConversionException(
                    "'" + text + "' is no time such as 2024-01-21T10:30:00Z, 2024-01-21 or now");
        }
    }

    private static boolean hasZone(String text) {
        String time = text.substring(text.indexOf('T'));
        return time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0;
    }
}
