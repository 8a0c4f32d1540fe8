package dev.yore.testkit.history;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.event.Metadata;
import dev.yore.event.Tag;
import dev.yore.event.Version;
import dev.yore.store.AppendCondition;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.ExpectedVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The commits of a random history: new ones, old ones sent again, and such as share some of their ids with old ones. */
final class Commits {

    private static final int SMALL = 4;
    private static final int LARGE = 40;

    /** How far behind the head a condition begins at the most, mostly, so that it is met about as often as not. */
    private static final int CLOSE = 4;

    private final SplittableRandom random;
    private final Names names;
    private final int freedom;
    private final List<List<Event>> sent = new ArrayList<>();

    /** @param freedom how many of a hundred commits and conditions may span partition keys */
    Commits(SplittableRandom random, Names names, int freedom) {
        this.random = random;
        this.names = names;
        this.freedom = freedom;
    }

    Commit next(EventStore model) {
        var commit = Commit.of(events());
        for (var stream : commit.events().stream().map(Event::stream).distinct().toList()) {
            if (random.nextInt(5) < 2) {
                commit = commit.expecting(stream, expected(model.version(stream)));
            }
        }
        return random.nextInt(4) == 0
                ? commit.when(condition(commit.events(), names.checkpoint(model, CLOSE)))
                : commit;
    }

    List<Event> events() {
        int percent = random.nextInt(100);
        if (sent.isEmpty() || percent < 80) {
            sent.add(newEvents());
            return sent.getLast();
        }
        var old = names.oneOf(sent);
        return percent < 90 ? old : mixedUp(old);
    }

    /** A commit with more tags on an event than are allowed. */
    Commit withTooManyTags(int mostTags) {
        var tags = IntStream.rangeClosed(0, mostTags).mapToObj(i -> Tag.of("t", Integer.toString(i)));
        var key = names.key();
        return Commit.of(newEvent(key), newEvent(key).withTags(tags.toList()));
    }

    /** The id of an event that was sent, or of one that never was. */
    EventId anyId() {
        return sent.isEmpty() || random.nextInt(5) == 0
                ? EventId.of("never")
                : names.oneOf(names.oneOf(sent)).id();
    }

    /** The events of a commit that is not sent again. */
    List<Event> newEvents() {
        int count = 1 + random.nextInt(random.nextInt(20) == 0 ? LARGE : SMALL);
        boolean free = isFree();
        var key = names.key();
        return IntStream.range(0, count)
                .mapToObj(_ -> newEvent(free ? names.key() : key))
                .toList();
    }

    /** A condition of a commit of these events. */
    AppendCondition condition(List<Event> events, Checkpoint after) {
        var anywhere = AppendCondition.noneMatching(names.query()).after(after);
        if (isFree()) {
            return random.nextBoolean() ? anywhere : anywhere.within(names.key());
        }
        return anywhere.within(events.getFirst().stream().partitionKey());
    }

    /** Some of the events of an old commit, with others in front or behind, or in another order. */
    private List<Event> mixedUp(List<Event> old) {
        var events = new ArrayList<Event>();
        var key = old.getFirst().stream().partitionKey();
        if (random.nextBoolean()) {
            events.add(newEvent(key));
        }
        events.addAll(old.subList(random.nextInt(old.size()), old.size()));
        if (random.nextBoolean()) {
            boolean free = isFree();
            names.oneOf(sent).stream()
                    .filter(it -> free || it.stream().partitionKey().equals(key))
                    .filter(it -> !events.contains(it))
                    .forEach(events::add);
        }
        return random.nextBoolean() ? events : events.reversed();
    }

    private boolean isFree() {
        return random.nextInt(100) < freedom;
    }

    private Event newEvent(String key) {
        return new Event(
                names.newId(),
                names.type(),
                names.stream(key),
                Instant.EPOCH.plusSeconds(random.nextInt(1_000_000)),
                data(),
                1,
                random.nextInt(5) == 0 ? Metadata.NONE.withReason("reason " + random.nextInt()) : Metadata.NONE,
                names.tags(3),
                random.nextInt(9) == 0 ? Json.parse("{\"extra\":0.10}") : Json.EMPTY_OBJECT);
    }

    private Json data() {
        int padding = random.nextInt(50) == 0 ? random.nextInt(1_000) : random.nextInt(10);
        return Json.parse("{\"n\":" + random.nextInt(1_000) + ".0,\"p\":\"" + "p".repeat(padding) + "\"}");
    }

    private ExpectedVersion expected(Version actual) {
        return switch (random.nextInt(8)) {
            case 0 -> ExpectedVersion.none();
            case 1 -> ExpectedVersion.any();
            case 2 -> ExpectedVersion.exactly(actual.next());
            case 3 -> ExpectedVersion.exactly(Math.max(0, actual.value() - 1));
            default -> ExpectedVersion.exactly(actual);
        };
    }
}
