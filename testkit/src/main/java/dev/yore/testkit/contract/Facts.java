package dev.yore.testkit.contract;

import dev.yore.event.CommitSpan;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.store.AppendCondition;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The events that the suite appends. All of their streams have one partition key, so that a commit can hold any of them. */
final class Facts {

    /** The partition key of all streams. */
    static final String KEY = "contract";

    /** What the names of all streams begin with. */
    static final String PREFIX = "{" + KEY + "}/";

    private Facts() {}

    static StreamId stream(String name) {
        return StreamId.of(PREFIX + name);
    }

    static Event fact(String stream) {
        return fact(stream, "Happened");
    }

    static Event fact(String stream, String type, String... tags) {
        return Event.of(stream(stream), EventType.of(type), Json.parse("{\"in\":\"" + stream + "\"}"))
                .withTags(Stream.of(tags).map(Tag::parse).toList());
    }

    static List<Event> facts(String stream, int count) {
        return IntStream.range(0, count).mapToObj(_ -> fact(stream)).toList();
    }

    /** Events of two streams by turns: the first of them, the second, the first again. */
    static List<Event> byTurns(String one, String other, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> fact(i % 2 == 0 ? one : other))
                .toList();
    }

    static Commit expecting(ExpectedVersion version, Event... events) {
        return Commit.of(events).expecting(events[0].stream(), version);
    }

    /** A condition that the store of a place can judge: where there are several partitions, it says which key it is about. */
    static AppendCondition noneMatching(Query query, StoreFixture place) {
        var anywhere = AppendCondition.noneMatching(query);
        return place.hasOnePartition() ? anywhere : anywhere.within(KEY);
    }

    static List<RecordedEvent> all(EventStore store) {
        return store.read(Query.all()).toList();
    }

    static List<EventId> ids(List<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::id).toList();
    }

    static List<EventId> idsOf(List<Event> events) {
        return events.stream().map(Event::id).toList();
    }

    /** The ids of the events of each commit, commits and events in their order. */
    static List<List<EventId>> commits(List<RecordedEvent> events) {
        var commits = new LinkedHashMap<CommitSpan, List<EventId>>();
        events.forEach(it ->
                commits.computeIfAbsent(it.commit(), _ -> new ArrayList<>()).add(it.id()));
        return List.copyOf(commits.values());
    }
}
