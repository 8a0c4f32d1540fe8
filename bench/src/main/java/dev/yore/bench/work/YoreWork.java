package dev.yore.bench.work;

import dev.yore.bench.figure.Figure;
import dev.yore.bench.figure.Metric;
import dev.yore.bench.figure.Round;
import java.nio.file.Path;
import java.util.List;

/** All that the embedded engine is made to do, each piece right behind the limit that it is compared with. */
final class YoreWork {

    private static final String TENTH = "-tenth";
    private static final List<Integer> CONTENDED = List.of(64, 1_024);

    private final Bench bench;
    private final Path directory;
    private final DiskLimits limits;
    private final int events;

    YoreWork(Bench bench) {
        this.bench = bench;
        this.directory = bench.plan().folder().resolve("yore");
        this.limits = new DiskLimits(bench);
        this.events = bench.plan().events();
    }

    void run() throws Exception {
        new Bandwidth(bench).measure();
        try (var yore = new YoreSubject(directory, events)) {
            var work = new EventsWork(bench, yore, events);
            fill(yore, work);
            read(yore, work);
            write(yore, work);
        }
        new OpenWork(bench, directory).killed();
        new FootprintWork(bench, directory).measure();
        new StartWork(bench, directory).measure();
        Disk.delete(directory);
    }

    private void fill(YoreSubject yore, EventsWork work) throws Exception {
        work.fillTenth();
        work.load(TENTH, events / 10);
        new ReadWork(bench, yore.store(), events / 10).rareTag(TENTH);
        yore.whileClosed(() -> new OpenWork(bench, directory).clean(TENTH));
        limits.commits();
        work.fillRest();
        work.disk();
        bench.measureCold(
                "disk-log",
                Figure.YORE,
                () -> Round.of(Metric.BYTES, (double) Disk.bytes(directory.resolve("log")) / events));
        yore.whileClosed(() -> new OpenWork(bench, directory).clean(""));
    }

    private void read(YoreSubject yore, EventsWork work) throws Exception {
        work.load("", events);
        work.replay();
        var reads = new ReadWork(bench, yore.store(), events);
        reads.replay();
        reads.queries();
        reads.rareTag("");
    }

    private void write(YoreSubject yore, EventsWork work) throws Exception {
        for (int clients : yore.clients()) {
            limits.append(clients);
            work.append(clients);
        }
        work.verify();
        var conditions = new ConditionWork(bench, yore.store());
        for (int clients : yore.clients()) {
            conditions.alone(clients);
        }
        for (int clients : CONTENDED) {
            conditions.contended(clients);
        }
        new FollowWork(yore.store()).measure(bench);
    }
}
