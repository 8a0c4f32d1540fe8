package dev.yore.log;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.CommitSpan;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.event.Version;
import dev.yore.store.Checkpoint;
import dev.yore.store.Cursor;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import dev.yore.store.StreamRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds of every store, whatever was written to it: its log is well-formed, and its index agrees with its log. */
final class WholeStore {

    private final EventStore store;
    private final List<RecordedEvent> log;

    private WholeStore(EventStore store) {
        this.store = store;
        this.log = store.read(Query.all()).toList();
    }

    /**
     * Reads a store in every way that there is, and again where something was recorded meanwhile.
     *
     * @return its log
     */
    static List<RecordedEvent> check(EventStore store) {
        while (true) {
            var head = store.head();
            try {
                var whole = new WholeStore(store);
                whole.check();
                return whole.log;
            } catch (AssertionError e) {
                if (store.head().equals(head)) {
                    throw e;
                }
            }
        }
    }

    private void check() {
        checkLog(log);
        checkHeads();
        checkStreams();
        checkQueries();
        checkIds();
    }

    /** The commits of a log, each with its events in order. */
    static Map<CommitSpan, List<RecordedEvent>> commits(List<RecordedEvent> log) {
        return log.stream().collect(groupingBy(RecordedEvent::commit, LinkedHashMap::new, toList()));
    }

    /** Positions are dense from 1, commits whole, versions without gaps, times of recording never go back. */
    static void checkLog(List<RecordedEvent> log) {
        var heads = new LinkedHashMap<StreamId, Long>();
        var time = Instant.MIN;
        for (int i = 0; i < log.size(); i++) {
            var event = log.get(i);
            assertThat(event.position()).isEqualTo(Position.of(i + 1));
            assertThat(event.version().value())
                    .as("version of %s at %s", event.stream(), event.position())
                    .isEqualTo(heads.merge(event.stream(), 1L, Long::sum));
            assertThat(event.recordedAt()).as("time at %s", event.position()).isAfterOrEqualTo(time);
            time = event.recordedAt();
        }
        commits(log).forEach((span, events) -> {
            assertThat(events.getFirst().position()).isEqualTo(span.first());
            assertThat(events).hasSize(span.size());
            assertThat(events)
                    .extracting(RecordedEvent::recordedAt)
                    .containsOnly(events.getFirst().recordedAt());
        });
    }

    private void checkHeads() {
        assertThat(store.head()).isEqualTo(Checkpoint.of(log.size()));
        assertThat(store.headAt(Instant.now().plusSeconds(1L << 40))).isEqualTo(Checkpoint.of(log.size()));
        for (int i = 0; i < log.size(); i += 1 + log.size() / 16) {
            var time = log.get(i).recordedAt();
            long count =
                    log.stream().takeWhile(it -> !it.recordedAt().isAfter(time)).count();
            assertThat(store.headAt(time)).isEqualTo(Checkpoint.of(count));
        }
    }

    private void checkStreams() {
        var streams = log.stream().collect(groupingBy(RecordedEvent::stream, LinkedHashMap::new, toList()));
        assertThat(store.streams("").toList()).containsExactlyElementsOf(streams.keySet());
        streams.forEach((stream, events) -> {
            assertThat(store.version(stream)).isEqualTo(Version.of(events.size()));
            assertFound(store.load(stream), events, "stream " + stream);
            int middle = events.size() / 2;
            var later = StreamRange.all().from(Version.of(middle + 1));
            assertFound(store.load(stream, later), events.subList(middle, events.size()), "the end of " + stream);
            var earlier = StreamRange.all().to(Version.of(middle)).newestFirst();
            assertFound(
                    store.load(stream, earlier), events.subList(0, middle).reversed(), "the beginning of " + stream);
        });
        assertThat(store.version(StreamId.of("no such stream"))).isEqualTo(Version.NONE);
    }

    private void checkQueries() {
        log.stream()
                .collect(groupingBy(RecordedEvent::type))
                .forEach((type, events) -> assertFound(store.read(Query.types(Set.of(type))), events, "type " + type));
        var tagged = new LinkedHashMap<Tag, List<RecordedEvent>>();
        log.forEach(event -> event.tags()
                .forEach(tag ->
                        tagged.computeIfAbsent(tag, _ -> new ArrayList<>()).add(event)));
        tagged.forEach((tag, events) -> assertFound(store.read(Query.tags(Set.of(tag))), events, "tag " + tag));
    }

    private static void assertFound(Cursor<RecordedEvent> found, List<RecordedEvent> expected, String what) {
        var events = found.toList();
        assertThat(events)
                .as("positions of %s", what)
                .extracting(RecordedEvent::position)
                .isEqualTo(expected.stream().map(RecordedEvent::position).toList());
        assertThat(events).isEqualTo(expected);
    }

    private void checkIds() {
        log.forEach(event -> assertThat(store.find(event.id())).contains(event));
    }
}
