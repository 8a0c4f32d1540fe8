package dev.yore.bench.work;

import static dev.yore.bench.work.Samples.COMMIT;
import static dev.yore.bench.work.Samples.EVENTS_PER_STREAM;

import dev.yore.bench.figure.Metric;
import dev.yore.bench.figure.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What every store of events is made to do. What it holds afterwards is counted, and must be what was appended. */
final class EventsWork {

    private static final String APPEND = "append-";
    private static final String COMMITS = "commits-1000";
    private static final String LOAD = "load";
    private static final String REPLAY = "replay-raw";

    private final Bench bench;
    private final Subject subject;
    private final int events;
    private final Samples samples;
    private final AtomicInteger runs = new AtomicInteger();
    private long appended;

    /** @param events how many the subject gets beside those that come in by timed calls */
    EventsWork(Bench bench, Subject subject, int events) {
        this.bench = bench;
        this.subject = subject;
        this.events = events;
        this.samples = new Samples(events);
        var fewer = events == bench.plan().events() ? "" : "; %,d events alone".formatted(events);
        bench.subject(subject.name(), subject.version(), subject.settings() + fewer);
    }

    /** Fills a tenth, which also warms up. */
    void fillTenth() throws Exception {
        bench.begin("fills a tenth", subject.name());
        fill(0, events / 10);
    }

    /** Fills the rest, which is what is measured of commits of a thousand. */
    void fillRest() throws Exception {
        bench.begin(COMMITS, subject.name());
        int rounds = bench.plan().rounds();
        int first = events / 10;
        int commits = (events - first) / COMMIT;
        var measured = new ArrayList<Round>();
        for (int round = 0; round < rounds; round++) {
            int from = first + commits * round / rounds * COMMIT;
            int to = first + commits * (round + 1) / rounds * COMMIT;
            measured.add(fill(from, to));
        }
        bench.note(COMMITS, subject.name(), measured);
        requireAll(subject.readAll());
    }

    private Round fill(int from, int to) throws Exception {
        long[] times = new long[(to - from) / COMMIT];
        long elapsed = 0;
        for (int i = 0; i < times.length; i++) {
            var commit = samples.commit(from + i * COMMIT);
            long begin = System.nanoTime();
            subject.appendAll(commit);
            times[i] = System.nanoTime() - begin;
            elapsed += times[i];
            appended += COMMIT;
        }
        return Round.rate(to - from, elapsed).and(Round.calls(times));
    }

    /** Loads random streams of those that so many of the first events make. */
    void load(String suffix, int among) throws Exception {
        var random = new SplittableRandom(1);
        int streams = among / EVENTS_PER_STREAM;
        var clients = new Clients(subject::threads, 1, bench.plan().round());
        bench.measure(
                LOAD + suffix,
                subject.name(),
                () -> clients.run((_, _) -> {
                            long found = subject.load(Samples.stream(random.nextInt(streams)));
                            require("events in a stream", found, EVENTS_PER_STREAM);
                        })
                        .round());
    }

    /** Reads everything. */
    void replay() throws Exception {
        bench.measure(REPLAY, subject.name(), () -> {
            long begin = System.nanoTime();
            long count = subject.readAll();
            long elapsed = System.nanoTime() - begin;
            requireAll(count);
            return Round.rate(count, elapsed);
        });
    }

    /** Notes what an event takes on the disk. */
    void disk() throws Exception {
        bench.measureCold(
                "disk", subject.name(), () -> Round.of(Metric.BYTES, (double) subject.bytesOnDisk() / appended));
    }

    /** Appends of one event each, with the version expected, by so many clients at once. */
    void append(int clients) throws Exception {
        Duration time = bench.plan().round();
        bench.measure(APPEND + clients, subject.name(), () -> {
            var prefix = "c" + clients + "-" + runs.incrementAndGet() + "-";
            var outcome = new Clients(subject::threads, clients, time).run((client, number) -> {
                var stream = prefix + client + "-" + number / EVENTS_PER_STREAM;
                subject.append(Sample.of(stream, number % EVENTS_PER_STREAM + 1));
            });
            appended += outcome.calls();
            return outcome.round();
        });
    }

    /** Counts what is there. */
    void verify() throws Exception {
        requireAll(subject.readAll());
    }

    private void requireAll(long found) {
        require("events", found, appended);
    }

    private void require(String what, long found, long expected) {
        if (found != expected) {
            throw new IllegalStateException(
                    "%s: %,d %s were found, not %,d".formatted(subject.name(), found, what, expected));
        }
    }
}
