package dev.yore.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.log.internal.engine.StoreCheck;
import dev.yore.log.internal.format.Collisions;
import dev.yore.log.internal.format.Terms;
import dev.yore.log.internal.storage.Seeds;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.AppendCondition;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Query;
import dev.yore.store.StreamRange;
import dev.yore.testkit.InMemoryStore;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All streams, types and tags have one hash, and so do all ids: the index tells none of them from another, the store does. */
class CollidingNamesTest {

    private static final int COMMITS = 400;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final LogOptions TINY =
            LogOptions.DEFAULT.withSegmentBytes(64 << 10).withIndexPostings(64);

    @Test
    void noEventIsTakenForOneOfAnother() {
        Seeds.each(5, random -> check(new Names(random, Collisions.any(random)), random));
    }

    @Test
    void noNameIsTakenForTheBeginningOfAStream() {
        Seeds.each(5, random -> check(new Names(random, Collisions.withStreamStart(random)), random));
    }

    private static void check(Names names, RandomGenerator random) throws IOException {
        var model = new InMemoryStore().withClock(CLOCK);
        var storage = new SimulatedStorage();
        try (var store = open(storage)) {
            for (int i = 0; i < COMMITS; i++) {
                var commit = names.commit(random, model);
                assertThat(store.tryAppend(commit)).isEqualTo(model.tryAppend(commit));
            }
            assertAlike(store, model, names);
            assertThat(store.stats().indexRuns()).isPositive();
        }
        var again = storage.another();
        try (var store = open(again);
                var reader = LogStore.openReadOnly(storage.anotherReadOnly(), TINY)) {
            assertAlike(store, model, names);
            assertAlike(reader, model, names);
        }
        var verification = StoreCheck.run(storage.anotherReadOnly(), ProgressListener.NONE);
        assertThat(verification.damages()).isEmpty();
        assertThat(verification.streams()).hasValue(model.streams("").stream().count());
    }

    private static LogStore open(SimulatedStorage storage) throws IOException {
        return LogStore.open(storage, TINY, CLOCK, ProgressListener.NONE);
    }

    private static void assertAlike(LogStore store, EventStore model, Names names) {
        assertThat(WholeStore.check(store)).isEqualTo(Stores.all(model));
        assertThat(store.stats().streams()).isEqualTo(model.streams("").stream().count());
        for (var stream : names.streams) {
            assertThat(store.version(stream)).isEqualTo(model.version(stream));
            for (var range : List.of(
                    StreamRange.all(),
                    StreamRange.all().newestFirst().limit(3),
                    StreamRange.all().ofTypes(Set.of(names.types.getFirst())).newestFirst())) {
                assertThat(store.load(stream, range).toList())
                        .isEqualTo(model.load(stream, range).toList());
            }
        }
        for (var query : names.queries()) {
            assertThat(store.read(query).toList()).isEqualTo(model.read(query).toList());
        }
        for (var id : names.ids) {
            assertThat(store.find(id)).isEqualTo(model.find(id));
        }
    }

    /** The names of one hash. The last of each kind is never used. */
    private static final class Names {
        private final List<StreamId> streams;
        private final List<EventType> types;
        private final List<Tag> tags;
        private final List<EventId> ids;

        Names(RandomGenerator random, Collisions collisions) {
            streams = several(5).mapToObj(_ -> StreamId.of(collisions.stream())).toList();
            types = several(3).mapToObj(_ -> EventType.of(collisions.type())).toList();
            tags = several(4).mapToObj(_ -> Tag.parse(collisions.tag())).toList();
            ids = several(COMMITS)
                    .mapToObj(_ -> switch (random.nextInt(4)) {
                        case 0 -> EventId.of(collisions.textId());
                        case 1 -> EventId.of(collisions.uuid(false));
                        default -> EventId.of(collisions.uuid(true));
                    })
                    .toList();
            var terms = Stream.of(
                            streams.stream().map(Terms::of),
                            types.stream().map(Terms::of),
                            tags.stream().map(Terms::of))
                    .flatMap(it -> it);
            assertThat(terms.distinct()).hasSize(1);
            assertThat(ids.stream().map(Terms::of).distinct()).hasSize(1);
        }

        private static IntStream several(int count) {
            return IntStream.range(0, count);
        }

        /** One or two events, of ids that may stand already, which may expect a version or set a condition. */
        Commit commit(RandomGenerator random, EventStore model) {
            var first = event(random);
            var second = event(random);
            var commit = random.nextInt(3) > 0 || first.id().equals(second.id())
                    ? Commit.of(first)
                    : Commit.of(first, second);
            return switch (random.nextInt(4)) {
                case 0 ->
                    commit.expecting(
                            first.stream(),
                            ExpectedVersion.exactly(
                                    Math.max(0, model.version(first.stream()).value() - random.nextInt(2))));
                case 1 ->
                    commit.when(AppendCondition.noneMatching(Query.tags(Set.of(used(tags, random))))
                            .after(Checkpoint.of(random.nextLong(COMMITS))));
                default -> commit;
            };
        }

        private Event event(RandomGenerator random) {
            var event = Event.of(used(streams, random), used(types, random), Json.EMPTY_OBJECT)
                    .withId(used(ids, random));
            return random.nextBoolean() ? event : event.withTags(used(tags, random), used(tags, random));
        }

        private static <T> T used(List<T> names, RandomGenerator random) {
            return names.get(random.nextInt(names.size() - 1));
        }

        List<Query> queries() {
            return Stream.of(
                            types.stream().map(it -> Query.types(Set.of(it))),
                            tags.stream().map(it -> Query.tags(Set.of(it))),
                            tags.stream()
                                    .map(it -> Query.types(Set.copyOf(types.subList(1, 3)))
                                            .tagged(it.toString())),
                            Stream.of(Query.tags(Set.copyOf(tags.subList(0, 2)))))
                    .flatMap(it -> it)
                    .toList();
        }
    }
}
