package dev.yore.bench.work;

import static dev.yore.bench.figure.Figure.YORE;

import dev.yore.bench.figure.Round;
import dev.yore.event.Tag;
import dev.yore.log.LogStore;
import dev.yore.store.AppendCondition;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Appends on the condition that nothing with a tag was appended since it was looked at. */
final class ConditionWork {

    private static final int CONTENDED_TAGS = 4;

    private final Bench bench;
    private final LogStore store;
    private final AtomicInteger runs = new AtomicInteger();

    ConditionWork(Bench bench, LogStore store) {
        this.bench = bench;
        this.store = store;
    }

    /** Each client has a tag of its own, so that every condition holds. */
    void alone(int clients) throws Exception {
        bench.measure("condition-" + clients, YORE, () -> {
            var prefix = prefix();
            return run(clients, (client, number) -> {
                var stream = prefix + client + "-" + number / Samples.EVENTS_PER_STREAM;
                if (!append(stream, "owner:" + prefix + client, number)) {
                    throw new IllegalStateException("a condition failed that nobody else could break");
                }
            });
        });
    }

    /** All clients have {@value #CONTENDED_TAGS} tags between them: whoever is too late looks and tries again. */
    void contended(int clients) throws Exception {
        bench.measure("contended-" + clients, YORE, () -> {
            var prefix = prefix();
            return run(clients, (client, number) -> {
                var stream = prefix + client + "-" + number / Samples.EVENTS_PER_STREAM;
                var tag = "owner:" + prefix + client % CONTENDED_TAGS;
                boolean recorded = false;
                while (!recorded) {
                    recorded = append(stream, tag, number);
                }
            });
        });
    }

    private String prefix() {
        return "t" + runs.incrementAndGet() + "-";
    }

    private Round run(int clients, Clients.Call call) throws Exception {
        long before = store.stats().events();
        var outcome = new Clients(
                        Executors::newVirtualThreadPerTaskExecutor,
                        clients,
                        bench.plan().round())
                .run(call);
        long more = store.stats().events() - before;
        if (more != outcome.calls()) {
            throw new IllegalStateException("%d events are there, not %d".formatted(more, outcome.calls()));
        }
        return outcome.round();
    }

    private boolean append(String stream, String tag, int number) {
        var event = YoreSubject.event(Sample.of(stream, number % Samples.EVENTS_PER_STREAM + 1))
                .withTags(Tag.parse(tag));
        var nothingSince = AppendCondition.noneMatching(Query.tags(tag)).after(store.head());
        AppendResult result = store.tryAppend(Commit.of(event).when(nothingSince));
        return result instanceof Receipt;
    }
}
