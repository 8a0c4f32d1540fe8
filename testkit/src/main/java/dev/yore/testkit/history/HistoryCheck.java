package dev.yore.testkit.history;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.EventId;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import dev.yore.testkit.internal.ByPartition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must hold for a log, whoever wrote it and in whatever order. Of several partitions each is looked at by itself; what concerns
 * the streams of one partition key, as it was read.
 */
final class HistoryCheck {

    private final List<RecordedEvent> log;
    private final Map<Partition, List<RecordedEvent>> partitions;
    private final Map<EventId, RecordedEvent> byId = new HashMap<>();

    HistoryCheck(List<RecordedEvent> log) {
        this.log = log;
        this.partitions = ByPartition.of(log);
        log.forEach(it -> byId.put(it.id(), it));
    }

    /** All events, as they were read. */
    List<RecordedEvent> log() {
        return log;
    }

    /** The event of each id. */
    Map<EventId, RecordedEvent> byId() {
        return byId;
    }

    /** Positions and versions without gaps, whole commits, ids that stand once, times that never go back. */
    void logIsInOrder() {
        assertThat(byId).as("ids of %s events", log.size()).hasSize(log.size());
        var versions = new HashMap<StreamId, Long>();
        for (var event : log) {
            assertThat(event.version().value())
                    .as("version of %s", event)
                    .isEqualTo(versions.merge(event.stream(), 1L, Long::sum));
        }
        partitions.values().forEach(this::partitionIsInOrder);
    }

    private void partitionIsInOrder(List<RecordedEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            var first = at(event.commit().first());
            assertThat(event.position().rank()).as("position of %s", event).isEqualTo(i + 1L);
            assertThat(event.commit()).as("commit of %s", event).isEqualTo(first.commit());
            assertThat(event.commit().last().rank())
                    .as("end of the commit of %s", event)
                    .isBetween(i + 1L, (long) events.size());
            assertThat(event.recordedAt()).as("recordedAt of %s", event).isEqualTo(first.recordedAt());
            if (i > 0) {
                assertThat(event.recordedAt())
                        .as("recordedAt of %s", event)
                        .isAfterOrEqualTo(events.get(i - 1).recordedAt());
            }
        }
    }

    /** The event at a position, which is there. */
    RecordedEvent at(Position position) {
        return partition(position.partition()).get((int) position.rank() - 1);
    }

    /** All events of a partition. */
    List<RecordedEvent> partition(Partition name) {
        return partitions.getOrDefault(name, List.of());
    }

    void streamsAreAsTheLog(EventStore store) {
        var streams = new LinkedHashMap<StreamId, List<RecordedEvent>>();
        for (var event : log) {
            streams.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event);
        }
        streams.forEach((stream, events) ->
                assertThat(store.load(stream).toList()).as("stream %s", stream).isEqualTo(events));
        assertThat(begun(store.streams("").toList())).isEqualTo(begun(streams.keySet()));
        assertThat(log).allSatisfy(it -> assertThat(store.find(it.id())).contains(it));
    }

    /** These streams as they began in each partition. */
    private Map<Partition, List<StreamId>> begun(Collection<StreamId> streams) {
        var partitionOf = new HashMap<StreamId, Partition>();
        log.forEach(it -> partitionOf.putIfAbsent(it.stream(), it.position().partition()));
        return streams.stream().collect(groupingBy(it -> partitionOf.getOrDefault(it, Partition.SINGLE)));
    }

    void isPrefix(List<RecordedEvent> seen) {
        ByPartition.of(seen).forEach((partition, events) -> {
            var all = partition(partition);
            assertThat(events)
                    .as("what a reader saw of %s", partition)
                    .isEqualTo(all.subList(0, Math.min(events.size(), all.size())));
            var last = events.getLast();
            assertThat(last.position())
                    .as("a reader saw the whole last commit")
                    .isEqualTo(last.commit().last());
        });
    }

    void isFollowed(Query query, List<RecordedEvent> seen) {
        assertThat(ByPartition.of(seen))
                .as("what a follower of %s saw", Words.describe(query))
                .isEqualTo(ByPartition.of(
                        log.stream().filter(it -> query.matches(it.event())).toList()));
    }
}
