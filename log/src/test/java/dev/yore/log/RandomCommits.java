package dev.yore.log;

import static dev.yore.store.AppendCondition.noneMatching;
import static dev.yore.store.ExpectedVersion.exactly;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.Metadata;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Random commits: of one event to fifty, small ones and large ones, to one stream and several, with conditions and without. */
final class RandomCommits {

    private static final int STREAMS = 6;
    private static final int TAGS = 4;
    private static final int TYPES = 3;

    private final RandomGenerator random;
    private final String sender;
    private long sent;

    /** Those of one sender; no two of them, nor of senders of other names, have an id in common. */
    RandomCommits(RandomGenerator random, String sender) {
        this.random = random;
        this.sender = sender;
    }

    /** A commit for a store as it is now, which may meet its expectations or not. */
    Commit next(EventStore store) {
        var commit = Commit.of(events());
        var stream = commit.events().getLast().stream();
        return switch (random.nextInt(8)) {
            case 0, 1 -> commit.expecting(stream, exactly(store.version(stream)));
            case 2 -> commit.expecting(stream, exactly(random.nextInt(20)));
            case 3 -> commit.when(noneMatching(query()).after(store.head()));
            case 4 -> commit.when(noneMatching(query()).after(Checkpoint.of(random.nextInt(200))));
            default -> commit;
        };
    }

    /** The events of a commit. */
    List<Event> events() {
        int shape = random.nextInt(200);
        if (shape == 0) {
            return List.of(event(random.nextInt(100_000, 400_000)));
        }
        int count = shape < 100 ? 1 : shape < 160 ? random.nextInt(2, 6) : random.nextInt(6, 51);
        int padding = shape % 10 == 9 ? 4_000 / count : 100;
        return IntStream.range(0, count)
                .mapToObj(_ -> event(random.nextInt(padding + 1)))
                .toList();
    }

    private Event event(int padding) {
        var data = Json.parse("{\"sent\":%d,\"amount\":%d.%02d,\"text\":\"%s\"}"
                .formatted(sent, random.nextInt(1_000), random.nextInt(100), "é".repeat(padding / 2)));
        return new Event(
                id(),
                EventType.of("Type" + random.nextInt(TYPES)),
                StreamId.of("stream-" + random.nextInt(STREAMS)),
                Instant.ofEpochSecond(random.nextLong(2_000_000_000L), random.nextInt(1_000_000_000)),
                data,
                random.nextInt(4) == 0 ? random.nextInt(1, 1_000) : 1,
                random.nextInt(4) == 0 ? Metadata.NONE.withActor("agent " + sent) : Metadata.NONE,
                tags(),
                random.nextInt(8) == 0 ? Json.parse("{\"extra\":" + sent + "}") : Json.EMPTY_OBJECT);
    }

    /** Mostly time-ordered, as producers make them, and of other kinds. */
    private EventId id() {
        sent++;
        long high = (1_700_000_000_000L + sent * 7 + random.nextInt(20)) << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() & 0xFFFF_FFFFL | (long) sender.hashCode() << 32 | Long.MIN_VALUE;
        return switch (random.nextInt(6)) {
            case 0 -> EventId.of(sender + "-" + sent);
            case 1 -> EventId.of(new UUID(sender.hashCode() & ~0xF000L | 0x4000, low & ~0xFFFF_FFFFL | sent));
            default -> EventId.of(new UUID(high, low));
        };
    }

    private Set<Tag> tags() {
        var tags = new LinkedHashSet<Tag>();
        while (random.nextInt(2) == 0) {
            tags.add(Tag.of("tag", "t" + random.nextInt(TAGS)));
        }
        return tags;
    }

    private Query query() {
        return switch (random.nextInt(3)) {
            case 0 -> Query.types("Type" + random.nextInt(TYPES));
            case 1 -> Query.tags("tag:t" + random.nextInt(TAGS));
            default -> Query.types("Type" + random.nextInt(TYPES)).tagged("tag:t" + random.nextInt(TAGS));
        };
    }
}
