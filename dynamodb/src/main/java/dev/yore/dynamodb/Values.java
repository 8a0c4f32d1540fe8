package dev.yore.dynamodb;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What values of attributes are made of. Times are microseconds since 1970. */
final class Values {

    private Values() {}

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static String text(Map<String, AttributeValue> item, String name) {
        return optional(item, name).orElseThrow(() -> new IllegalStateException("an item has no " + name));
    }

    static Optional<String> optional(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    static long number(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("an item has no " + name);
        }
        return Long.parseLong(value.n());
    }

    static long number(Map<String, AttributeValue> item, String name, long otherwise) {
        return item.containsKey(name) ? number(item, name) : otherwise;
    }

    static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }

    static long now(InstantSource clock) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** A number that sorts as text. */
    static String sortable(long number) {
        return "%020d".formatted(number);
    }

    /** The same without halves of surrogate pairs, which are no UTF-8, and not longer than an item can hold. */
    static String shortened(String any, int longest) {
        var text = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (text.length() <= longest) {
            return text;
        }
        int half = longest / 2;
        var whole = text.substring(0, half) + " [...] " + text.substring(text.length() - half);
        return new String(whole.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
