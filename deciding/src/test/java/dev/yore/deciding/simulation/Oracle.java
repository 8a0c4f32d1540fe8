package dev.yore.deciding.simulation;

import dev.yore.deciding.internal.verdict.CommitFormat;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Partition;
import dev.yore.event.StreamId;
import dev.yore.shard.HashRange;
import dev.yore.shard.LogRecord;
import dev.yore.shard.Shard;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.testkit.shard.ModelStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides a whole stream anew, all at once and as plainly as can be: no index, no batches, no memory beside what it says. */
final class Oracle {

    /** Of each shard the ids of the events that are accepted, in order. */
    private final Map<Partition, List<Event>> accepted = new LinkedHashMap<>();

    private final Map<Partition, List<Partition>> ancestry = new HashMap<>();

    Oracle(ModelStream stream, List<Shard> parentsFirst) {
        for (var shard : parentsFirst) {
            var line = new ArrayList<Partition>();
            shard.parents()
                    .forEach(it -> ancestry.get(it).stream()
                            .filter(one -> !line.contains(one))
                            .forEach(line::add));
            line.add(shard.id());
            ancestry.put(shard.id(), line);
            accepted.put(shard.id(), new ArrayList<>());
            stream.records(shard.id()).forEach(it -> decide(shard, it));
        }
    }

    Map<Partition, List<EventId>> accepted() {
        var ids = new LinkedHashMap<Partition, List<EventId>>();
        accepted.forEach(
                (shard, events) -> ids.put(shard, events.stream().map(Event::id).toList()));
        return ids;
    }

    private void decide(Shard shard, LogRecord record) {
        try {
            var commit = CommitFormat.decode(record.data());
            if (belongs(shard, record, commit)
                    && isNew(shard, commit)
                    && asExpected(shard, commit)
                    && holds(shard, commit)) {
                accepted.get(shard.id()).addAll(commit.events());
            }
        } catch (InvalidEventException _) {
            // void
        }
    }

    private static boolean belongs(Shard shard, LogRecord record, Commit commit) {
        var key = record.partitionKey();
        boolean whole = shard.range().equals(HashRange.WHOLE);
        boolean within = commit.condition().isEmpty()
                || commit.condition().get().within().filter(key::equals).isPresent();
        return commit.events().getFirst().stream().partitionKey().equals(key)
                && shard.range().contains(key)
                && (whole
                        || (within
                                && commit.events().stream()
                                        .allMatch(
                                                it -> it.stream().partitionKey().equals(key))));
    }

    private boolean isNew(Shard shard, Commit commit) {
        return commit.ids().stream()
                .noneMatch(id -> before(shard).stream().anyMatch(it -> it.id().equals(id)));
    }

    private boolean asExpected(Shard shard, Commit commit) {
        return commit.expected().entrySet().stream()
                .allMatch(it -> it.getValue().equals(ExpectedVersion.any())
                        || it.getValue().equals(ExpectedVersion.exactly(count(shard, it.getKey()))));
    }

    private long count(Shard shard, StreamId stream) {
        return before(shard).stream().filter(it -> it.stream().equals(stream)).count();
    }

    /** Conditions of these histories begin at the start of the log. */
    private boolean holds(Shard shard, Commit commit) {
        return commit.condition().isEmpty()
                || before(shard).stream()
                        .filter(it -> commit.condition().get().within().isEmpty()
                                || commit.condition()
                                        .get()
                                        .within()
                                        .get()
                                        .equals(it.stream().partitionKey()))
                        .noneMatch(it -> commit.condition().get().none().matches(it));
    }

    private List<Event> before(Shard shard) {
        return ancestry.get(shard.id()).stream()
                .flatMap(it -> accepted.get(it).stream())
                .toList();
    }
}
