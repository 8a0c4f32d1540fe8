package dev.yore.log.internal.index;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes full runs from memory to files, and merges files in levels, in a thread of its own. */
final class IndexFlusher {

    /** So many files of one level make one of the next. */
    private static final int FANOUT = 8;

    /** So many full runs may wait in memory. */
    private static final int MAX_WAITING = 2;

    /** Positions in a run are 32-bit numbers. */
    private static final long MAX_SPAN = 1L << 30;

    private final RunFiles files;
    private final Snapshots snapshots;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("yore-index").daemon().factory());
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closing;
    private volatile @Nullable Throwable problem;

    IndexFlusher(RunFiles files, Snapshots snapshots) {
        this.files = files;
        this.snapshots = snapshots;
    }

    /** Has all full runs written, of which there is one more. */
    void oneMore() {
        waiting.incrementAndGet();
        flush();
    }

    private void flush() {
        background.execute(() -> attempt(() -> {
            flushFull(1);
            mergeAll();
        }));
    }

    void awaitRoom() throws IOException {
        if (waiting.get() <= MAX_WAITING) {
            return;
        }
        flush();
        drain();
        var failure = problem;
        if (failure != null && waiting.get() > MAX_WAITING) {
            throw new IOException("the index cannot be written: " + failure, failure);
        }
    }

    Optional<Throwable> problem() {
        return Optional.ofNullable(problem);
    }

    /** Finishes the writing of runs, gives up merges, and ends the thread. */
    void close(boolean flushLast) {
        closing = true;
        if (flushLast) {
            background.execute(() -> attempt(() -> flushFull(0)));
        }
        background.shutdown();
        boolean interrupted = false;
        while (!background.isTerminated()) {
            try {
                background.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        try {
            background.submit(() -> {}).get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the runs in memory, oldest first, but for so many of the newest. */
    private void flushFull(int keep) throws IOException {
        var full = memoryRuns();
        for (var run : full.subList(0, full.size() - keep)) {
            var file = files.write(0, List.of(new MemorySource(run)), () -> false);
            snapshots.replace(
                    runs -> runs.stream().map(it -> it == run ? file : it).toList());
            waiting.decrementAndGet();
        }
    }

    private void mergeAll() throws IOException {
        for (var group = group(); !group.isEmpty() && !closing; group = group()) {
            merge(group);
        }
    }

    private void merge(List<DiskRun> group) throws IOException {
        var merged = files.write(group.getLast().level() + 1, group, () -> closing);
        snapshots.replace(runs -> runs.stream()
                .flatMap(it -> it == group.getFirst()
                        ? Stream.<Run>of(merged)
                        : it instanceof DiskRun disk && group.contains(disk) ? Stream.empty() : Stream.of(it))
                .toList());
        files.delete(group);
    }

    /** The newest files, if they are enough, and none has been merged more often than the newest. */
    private List<DiskRun> group() {
        var disk = snapshots.runs().stream()
                .filter(DiskRun.class::isInstance)
                .map(DiskRun.class::cast)
                .toList();
        if (disk.size() < FANOUT) {
            return List.of();
        }
        var newest = disk.subList(disk.size() - FANOUT, disk.size());
        boolean ofOneLevel =
                newest.stream().allMatch(it -> it.level() <= newest.getLast().level());
        boolean fits = newest.getLast().last() - newest.getFirst().first() < MAX_SPAN;
        return ofOneLevel && fits ? newest : List.of();
    }

    private List<MemoryRun> memoryRuns() {
        return snapshots.runs().stream()
                .filter(MemoryRun.class::isInstance)
                .map(MemoryRun.class::cast)
                .toList();
    }

    private void attempt(IoAction action) {
        try {
            action.run();
            problem = null;
        } catch (CancellationException _) {
            // The store is being closed; the merge is done another time.
        } catch (IOException | RuntimeException | Error e) {
            problem = e;
        }
    }

    @FunctionalInterface
    private interface IoAction {
        void run() throws IOException;
    }
}
