package dev.yore.log.internal.format;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.Metadata;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Events of every shape: each optional part there or not, each name as short and as long as it may be. */
final class RandomEvents {

    private static final String[] LETTERS = {"a", "Z", "7", " ", "-", "\u00e9", "\u65e5", "\ud83e\udd9c", ":"};
    private static final String[] NUMBERS = {
        "0.10",
        "1E+2",
        "-0",
        "-0.0",
        "1E-400",
        "12345678901234567890.123456789012345678900",
        "0E+10",
        "9007199254740993"
    };

    private final RandomGenerator random;

    RandomEvents(RandomGenerator random) {
        this.random = random;
    }

    Event next() {
        var id = id();
        return new Event(
                id,
                EventType.of(name(256)),
                StreamId.of(name(256)),
                timestamp(id),
                json(),
                random.nextBoolean() ? 1 : random.nextInt(8) == 0 ? Integer.MAX_VALUE : random.nextInt(1, 1 << 20),
                random.nextBoolean()
                        ? Metadata.NONE
                        : Metadata.NONE.withActor(name(200)).withReason(name(300)),
                tags(),
                random.nextBoolean() ? Json.EMPTY_OBJECT : json());
    }

    private EventId id() {
        var uuid = new UUID(random.nextLong(), random.nextLong());
        return switch (random.nextInt(6)) {
            case 0 -> EventId.of(uuid);
            case 1 -> EventId.of(uuid.toString().toUpperCase(Locale.ROOT));
            case 2 -> EventId.of(timeOrdered(random.nextLong(), uuid));
            case 3 -> EventId.of(timeOrdered(random.nextLong(Event.MAX_TIMESTAMP.toEpochMilli()) << 16, uuid));
            case 4 -> EventId.of(uuid.toString().replace('-', '_'));
            default -> EventId.of(name(128));
        };
    }

    private static UUID timeOrdered(long time, UUID uuid) {
        long fraction = uuid.getMostSignificantBits() & 0xFFF;
        return new UUID(time & ~0xFFFFL | 0x7000 | fraction, uuid.getLeastSignificantBits());
    }

    /** Often one that is close to the time in the id, or just not close enough. */
    private Instant timestamp(EventId id) {
        return id.uuid()
                .filter(it -> it.version() == 7 && random.nextInt(4) > 0)
                .map(it -> Instant.ofEpochMilli(it.getMostSignificantBits() >>> 16)
                        .plusNanos(
                                random.nextBoolean()
                                        ? random.nextInt(2_000_000)
                                        : random.nextLong(-6_000_000_000L, 6_000_000_000L)))
                .filter(it -> !it.isBefore(Event.MIN_TIMESTAMP) && !it.isAfter(Event.MAX_TIMESTAMP))
                .orElseGet(this::anyTimestamp);
    }

    private Instant anyTimestamp() {
        return switch (random.nextInt(5)) {
            case 0 -> Event.MIN_TIMESTAMP;
            case 1 -> Event.MAX_TIMESTAMP;
            case 2 -> Instant.EPOCH.minusNanos(1);
            default ->
                Instant.ofEpochSecond(
                        random.nextLong(Event.MIN_TIMESTAMP.getEpochSecond(), Event.MAX_TIMESTAMP.getEpochSecond()),
                        random.nextInt(1_000_000_000));
        };
    }

    private Set<Tag> tags() {
        var tags = new LinkedHashSet<Tag>();
        int count = random.nextInt(4) == 0 ? 32 : random.nextInt(4);
        for (int i = 0; i < count; i++) {
            tags.add(Tag.of("k" + random.nextInt(3), name(253)));
        }
        return tags;
    }

    /** An object with numbers that no binary float holds, and now and then a megabyte of text. */
    private Json json() {
        var text = new StringBuilder("{\"number\":" + NUMBERS[random.nextInt(NUMBERS.length)]);
        if (random.nextBoolean()) {
            text.append(",\"nested\":[{\"%s\":null},[],{},true,\"\\u0000\\n\\\"\"]".formatted("m" + random.nextInt()));
        }
        int large = random.nextInt(150) == 0 ? 1 << 20 : random.nextInt(300);
        return Json.parse(
                text.append(",\"text\":\"" + "t".repeat(large) + "\"}").toString());
    }

    /** A name of one byte, or of the most, or anything in between. */
    private String name(int mostBytes) {
        int length = random.nextInt(4) == 0 ? mostBytes : random.nextInt(3) == 0 ? 1 : random.nextInt(1, 20);
        var name = new StringBuilder("n");
        for (int bytes = 1; bytes < length; ) {
            var letter = LETTERS[random.nextInt(LETTERS.length)];
            int more = letter.getBytes(StandardCharsets.UTF_8).length;
            name.append(bytes + more <= length ? letter : "x".repeat(length - bytes));
            bytes = Math.min(length, bytes + more);
        }
        return name.toString();
    }
}
