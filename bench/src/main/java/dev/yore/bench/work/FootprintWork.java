package dev.yore.bench.work;

import static dev.yore.bench.figure.Figure.YORE;

import com.sun.management.ThreadMXBean;
import dev.yore.bench.figure.Metric;
import dev.yore.bench.figure.Round;
import dev.yore.event.StreamId;
import dev.yore.log.LogStore;
import dev.yore.store.Commit;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/** What memory the engine takes. */
public final class FootprintWork {

    private static final double MIB = 1 << 20;
    private static final int CALLS = 2_000;
    private static final int COLLECTIONS = 3;

    private final Bench bench;
    private final Path full;

    /** @param full a closed store, filled */
    FootprintWork(Bench bench, Path full) {
        this.bench = bench;
        this.full = full;
    }

    void measure() throws Exception {
        bench.measure("heap", YORE, this::heap);
        try (var store = LogStore.open(full)) {
            bench.measure(
                    "allocated-append",
                    YORE,
                    () -> allocated(i -> store.append(Commit.of(YoreSubject.event(Sample.of("allocated-" + i, i))))));
            bench.measure(
                    "allocated-load",
                    YORE,
                    () -> allocated(
                            i -> YoreSubject.count(store.load(StreamId.of(Samples.stream(i % Samples.COMMIT))))));
        }
        bench.measureCold("small-heap", YORE, this::smallHeap);
    }

    /** How much more heap the full store holds than an empty one does, when both are open and have been read. */
    private Round heap() throws IOException {
        var empty = bench.plan().folder().resolve("empty");
        double difference = heap(full) - heap(empty);
        Disk.delete(empty);
        return Round.of(Metric.HEAP, Math.max(0, difference) / MIB);
    }

    private static long heap(Path directory) {
        try (var store = LogStore.open(directory)) {
            for (int i = 0; i < Samples.COMMIT; i++) {
                YoreSubject.count(store.load(StreamId.of(Samples.stream(i))));
            }
            for (int i = 0; i < COLLECTIONS; i++) {
                System.gc();
            }
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }

    @FunctionalInterface
    private interface Call {
        void make(int number);
    }

    /** What all threads together allocate for a call. */
    private static Round allocated(Call call) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getTotalThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            call.make(i);
        }
        return Round.of(Metric.BYTES, (double) (threads.getTotalThreadAllocatedBytes() - before) / CALLS);
    }

    /** As many events appended and read in a process with little heap. */
    private Round smallHeap() throws IOException, InterruptedException {
        var directory = bench.plan().folder().resolve("small");
        int events = bench.plan().events();
        long begin = System.nanoTime();
        var process = OwnProcess.of(
                        List.of("-Xmx128m"), FootprintWork.class, directory.toString(), Integer.toString(events))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int exitCode = process.waitFor();
        long elapsed = System.nanoTime() - begin;
        Disk.delete(directory);
        if (exitCode != 0) {
            throw new IOException(events + " events were not appended and read under -Xmx128m");
        }
        return Round.rate(events, elapsed);
    }

    /** Appends so many events to a new store, and reads them. */
    public static void main(String[] arguments) {
        int events = Integer.parseInt(arguments[1]);
        var samples = new Samples(events);
        try (var yore = new YoreSubject(Path.of(arguments[0]), events)) {
            for (int first = 0; first < events; first += Samples.COMMIT) {
                yore.appendAll(samples.commit(first));
            }
            if (yore.readAll() != events) {
                throw new IllegalStateException("not all events are there");
            }
        }
    }
}
