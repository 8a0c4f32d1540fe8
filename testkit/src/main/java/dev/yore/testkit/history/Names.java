package dev.yore.testkit.history;

import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/** The few partition keys, streams, types and tags of a random history: so few that what happens concerns what happened before. */
final class Names {

    /** In four partitions, two of them lie together. */
    private static final List<String> KEYS = List.of("history", "history-1", "history-2", "history-4");

    private static final List<String> STREAMS =
            IntStream.range(0, 6).mapToObj(i -> "a".repeat(i / 2 + 1) + i % 2).toList();
    private static final List<EventType> TYPES =
            List.of(EventType.of("Opened"), EventType.of("Open"), EventType.of("Moved"), EventType.of("Closed"));
    private static final List<Tag> TAGS =
            List.of(Tag.of("k", "1"), Tag.of("k", "11"), Tag.of("k", "2"), Tag.of("l", "1"), Tag.of("l", "2"));

    private static final long FIRST_MILLISECOND = 1_700_000_000_000L;
    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final SplittableRandom random;
    private long ids;

    Names(SplittableRandom random) {
        this.random = random;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** The first ones come far more often, so that some streams are long and others short. */
    StreamId stream() {
        return stream(key());
    }

    StreamId stream(String key) {
        return StreamId.of("{" + key + "}/" + oneOfTheFirst(STREAMS));
    }

    String key() {
        return oneOfTheFirst(KEYS);
    }

    /** What the streams of a key begin with, or of all keys, or those whose names are long. */
    String prefix() {
        return random.nextInt(4) == 0 ? "{history" : "{" + key() + "}/" + "a".repeat(random.nextInt(4));
    }

    private String oneOfTheFirst(List<String> all) {
        return all.get(random.nextInt(1 + random.nextInt(all.size())));
    }

    EventType type() {
        return oneOf(TYPES);
    }

    Set<Tag> tags(int most) {
        var tags = new LinkedHashSet<Tag>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            tags.add(oneOf(TAGS));
        }
        return tags;
    }

    /** An id that no one had before: mostly a time-ordered UUID, sometimes one of long ago, sometimes any text. */
    EventId newId() {
        long number = ++ids;
        return switch (random.nextInt(10)) {
            case 0 -> EventId.of("id-" + number);
            case 1 -> EventId.of(timeOrdered(FIRST_MILLISECOND - number));
            default -> EventId.of(timeOrdered(FIRST_MILLISECOND + number));
        };
    }

    private UUID timeOrdered(long millisecond) {
        return new UUID(millisecond << 16 | VERSION_7, VARIANT | random.nextLong() >>> 2);
    }

    Query query() {
        var query = criterion();
        for (int i = random.nextInt(6); i > 3; i--) {
            query = query.or(criterion());
        }
        return query;
    }

    private Query criterion() {
        return switch (random.nextInt(8)) {
            case 0 -> Query.all();
            case 1, 2 -> Query.tags(Set.of(oneOf(TAGS)));
            case 3 -> Query.tags(oneOf(TAGS).toString(), oneOf(TAGS).toString());
            case 4 -> Query.types(Set.of(type()));
            case 5 -> Query.types("Opened", "Closed");
            case 6 -> Query.types("Never");
            default -> Query.types(Set.of(type())).tagged(oneOf(TAGS).toString());
        };
    }

    /** A checkpoint anywhere: mostly a little behind the head, now and then in front of it. */
    Checkpoint checkpoint(EventStore model, int close) {
        var checkpoint = Checkpoint.START;
        for (var head : model.head().ranks().entrySet()) {
            long rank = rank(head.getValue(), close);
            checkpoint = rank == 0 ? checkpoint : checkpoint.with(new Position(head.getKey(), rank));
        }
        return checkpoint;
    }

    private long rank(long head, int close) {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> random.nextLong(head + 3);
            default -> Math.max(0, head - random.nextInt(close));
        };
    }
}
