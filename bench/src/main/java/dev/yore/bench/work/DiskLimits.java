package dev.yore.bench.work;

import static dev.yore.bench.figure.Figure.LIMIT;

import dev.yore.bench.figure.Round;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** The least that a durable log must do with the same bytes, without an index, conditions, or anything else. */
final class DiskLimits {

    private static final int FILE_BYTES = 64 << 20;

    private final Bench bench;
    private final Path folder;

    DiskLimits(Bench bench) {
        this.bench = bench;
        this.folder = bench.plan().folder();
    }

    /** Appends of the bytes of one event each, by so many clients at once: one writes by itself, many by group commit. */
    void append(int clients) throws Exception {
        var work = "append-" + clients;
        if (!bench.plan().includes(work)) {
            return;
        }
        var callers = new Clients(
                Executors::newVirtualThreadPerTaskExecutor,
                clients,
                bench.plan().round());
        try (var disk = new BareDisk(folder.resolve("limit"), FILE_BYTES)) {
            if (clients == 1) {
                var record = ByteBuffer.allocateDirect(Payload.BYTES);
                bench.measure(
                        work,
                        LIMIT,
                        () -> callers.run((_, number) -> {
                                    record.clear().put(Payload.of(number).utf8());
                                    disk.append(record.flip());
                                })
                                .round());
            } else {
                try (var group = new BareDisk.Group(disk)) {
                    bench.measure(
                            work,
                            LIMIT,
                            () -> callers.run((_, number) ->
                                            group.append(Payload.of(number).utf8()))
                                    .round());
                }
            }
        }
    }

    /** Commits of the bytes of a thousand events each. */
    void commits() throws Exception {
        try (var disk = new BareDisk(folder.resolve("limit"), FILE_BYTES)) {
            var thousand = ByteBuffer.allocateDirect(Payload.BYTES * Samples.COMMIT);
            bench.measure("commits-1000", LIMIT, () -> {
                long[] times = new long[Math.max(1, bench.plan().events() / Samples.COMMIT / 3)];
                long begin = System.nanoTime();
                for (int i = 0; i < times.length; i++) {
                    long start = System.nanoTime();
                    thousand.clear();
                    for (int event = 0; event < Samples.COMMIT; event++) {
                        thousand.put(Payload.of(event).utf8());
                    }
                    disk.append(thousand.flip());
                    times[i] = System.nanoTime() - start;
                }
                return Round.rate((long) times.length * Samples.COMMIT, System.nanoTime() - begin)
                        .and(Round.calls(times));
            });
        }
    }
}
