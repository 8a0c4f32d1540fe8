package dev.yore.deciding.internal.engine;

import dev.yore.YoreException;
import dev.yore.deciding.internal.engine.Outgoing.Content;
import dev.yore.deciding.internal.replica.Decided;
import dev.yore.shard.HashRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The commits whose verdict somebody waits for. Any thread may call it. */
public final class Waiting {

    private final Map<Content, List<Outgoing>> waiting = new ConcurrentHashMap<>();

    /** Nobody waits. */
    public Waiting() {}

    /** Begins to wait for one. */
    public void add(Outgoing outgoing) {
        waiting.compute(outgoing.content(), (_, others) -> {
            var all = others == null ? new ArrayList<Outgoing>(1) : new ArrayList<>(others);
            all.add(outgoing);
            return all;
        });
    }

    /** Waits for one no more. */
    public void remove(Outgoing outgoing) {
        waiting.computeIfPresent(outgoing.content(), (_, others) -> {
            var left = others.stream().filter(it -> it != outgoing).toList();
            return left.isEmpty() ? null : left;
        });
    }

    /** Tells those who wait what became of these records. */
    void decided(List<Decided> records) {
        if (waiting.isEmpty()) {
            return;
        }
        for (var decided : records) {
            var content = new Content(
                    decided.record().partitionKey(), decided.record().data());
            waiting.getOrDefault(content, List.of()).forEach(it -> it.decided(decided.verdict()));
        }
    }

    /** Tells those who wait for a shard that it is read no more. */
    void failed(HashRange shard, YoreException cause) {
        waiting.values().stream()
                .flatMap(List::stream)
                .filter(it -> shard.contains(it.entry().partitionKey()))
                .forEach(it -> it.failed(cause));
    }
}
