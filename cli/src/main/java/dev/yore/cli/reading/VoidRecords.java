package dev.yore.cli.reading;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.Session;
import dev.yore.deciding.DecidingStore;
import dev.yore.deciding.Reason;
import dev.yore.deciding.RejectedRecord;
import dev.yore.deciding.ReplicaView;
import dev.yore.event.Json;
import dev.yore.store.EventStore;
import dev.yore.store.StreamRange;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows the records of a log that are void, then how many there are for each reason. */
final class VoidRecords {

    private final Session session;
    private final ReplicaView replica;
    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);

    private VoidRecords(Session session, ReplicaView replica) {
        this.session = session;
        this.replica = replica;
    }

    static VoidRecords of(Session session, EventStore store) {
        if (store instanceof DecidingStore deciding) {
            return new VoidRecords(session, deciding.replica());
        }
        throw new CommandFailedException(
                "a directory refuses what is void before it is recorded: --rejected goes with --engine");
    }

    /** Shows so many at the most, and counts all. */
    void show(long limit) {
        long shown = 0;
        for (var shard : replica.shards()) {
            try (var records = replica.rejected(shard.shard().id(), StreamRange.all())) {
                for (var record : records) {
                    counts.merge(record.reason(), 1L, Long::sum);
                    if (shown++ < limit) {
                        show(record);
                    }
                }
            }
        }
        if (!session.json()) {
            session.out().line(summary());
        }
    }

    private String summary() {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return counts.isEmpty()
                ? "no void records"
                : "%,d void: ".formatted(all)
                        + counts.entrySet().stream()
                                .map(it -> "%s %,d".formatted(words(it.getKey()), it.getValue()))
                                .collect(Collectors.joining(", "));
    }

    private void show(RejectedRecord record) {
        if (session.json()) {
            session.out().json(json(record));
        } else {
            session.out()
                    .line(
                            "%s %s  %s  %s  key %s: %s",
                            record.shard(),
                            record.sequence(),
                            record.arrivedAt(),
                            words(record.reason()),
                            record.partitionKey(),
                            record.detail());
        }
    }

    private static String words(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Json json(RejectedRecord record) {
        var json = Json.nodes().objectNode();
        json.put("shard", record.shard().name());
        json.put("sequence", record.sequence().toString());
        json.put("partitionKey", record.partitionKey());
        json.put("arrivedAt", record.arrivedAt().toString());
        json.put("reason", record.reason().name());
        json.put("detail", record.detail());
        return Json.of(json.put("data", record.data()));
    }
}
