package dev.yore.log.internal.index;

import dev.yore.log.ProgressListener;
import dev.yore.log.internal.format.EventBody;
import dev.yore.log.internal.segment.Log;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The inverted index of a log. One thread adds events; any thread acquires snapshots and searches them.
 *
 * <p>When it is opened it covers the whole log: what its files do not cover is read from the log again.
 */
public final class Index implements AutoCloseable {

    /** With fewer events than this in memory a close does not write a file: reading them again is quick. */
    private static final int WORTH_A_FILE = 4096;

    private static final int STEP = 4096;

    private final RunFiles files;
    private final Snapshots snapshots;
    private final MemoryRuns memory;
    private final Optional<IndexFlusher> flusher;

    private Index(RunFiles files, List<Run> runs, long next, int maxPostings, boolean writing, Runnable whenAllFree) {
        this.files = files;
        this.memory = new MemoryRuns(next, maxPostings, this::begun);
        runs.add(memory.current());
        this.snapshots = new Snapshots(runs, whenAllFree);
        this.flusher = writing ? Optional.of(new IndexFlusher(files, snapshots)) : Optional.empty();
    }

    /**
     * Opens the index of a log for adding to it.
     *
     * @param maxPostings how many postings are kept in memory before they are written to a file
     * @param whenAllFree runs when the index is closed and no snapshot is in use any more
     */
    public static Index open(RunFiles files, Log log, int maxPostings, ProgressListener progress, Runnable whenAllFree)
            throws IOException {
        var disk = files.open(log.durable());
        files.deleteAllBut(disk);
        var runs = new ArrayList<Run>();
        long next = 1;
        for (var run : disk) {
            if (run.first() > next) {
                runs.addAll(fill(files, log, next, run.first() - 1, maxPostings));
            }
            runs.add(run);
            next = run.last() + 1;
        }
        var index = new Index(files, runs, next, maxPostings, true, whenAllFree);
        index.addAll(log, next, log.durable(), progress);
        return index;
    }

    /** Opens the index of a log that another process may be adding to. */
    public static Index openReadOnly(RunFiles files, Log log, int maxPostings, Runnable whenAllFree)
            throws IOException {
        var runs = new ArrayList<Run>();
        long next = 1;
        for (var run : files.open(log.durable())) {
            if (run.first() > next) {
                break;
            }
            runs.add(run);
            next = run.last() + 1;
        }
        var index = new Index(files, runs, next, maxPostings, false, whenAllFree);
        index.addAll(log, next, log.durable(), ProgressListener.NONE);
        return index;
    }

    /** The runs as they are now, for the caller to close. */
    public Snapshot acquire() {
        return snapshots.acquire();
    }

    /** Adds an event, which comes behind all that were added. */
    public void add(long position, long version, EventBody body) {
        memory.add(position, version, body);
    }

    /** Adds the events of a log from one position to another. */
    public void addAll(Log log, long from, long to, ProgressListener progress) throws IOException {
        for (long begin = from; begin <= to; begin += STEP) {
            awaitRoom();
            log.visit(begin, Math.min(begin + STEP - 1, to), this::add);
            progress.at(Math.min(begin + STEP - 1, to), to);
        }
    }

    /** Takes files that another process has written in place of what is in memory. */
    public void reload(long durable) throws IOException {
        long covered = snapshots.runs().stream()
                .filter(DiskRun.class::isInstance)
                .mapToLong(Run::last)
                .max()
                .orElse(0);
        var disk = files.open(durable);
        long reached = disk.isEmpty() ? 0 : disk.getLast().last();
        boolean gapless = reached
                == disk.stream().mapToLong(it -> it.last() - it.first() + 1).sum();
        if (gapless && reached > covered) {
            snapshots.replace(runs -> Stream.concat(
                            disk.stream(), runs.stream().filter(it -> it instanceof MemoryRun && it.last() > reached))
                    .toList());
        }
    }

    /**
     * Waits until there is room for more in memory.
     *
     * @throws IOException if what is in memory cannot be written
     */
    public void awaitRoom() throws IOException {
        if (flusher.isPresent()) {
            flusher.get().awaitRoom();
        }
    }

    /** How many files it has. */
    public int files() {
        return (int) snapshots.runs().stream().filter(DiskRun.class::isInstance).count();
    }

    /** How many bytes its files have. */
    public long bytes() {
        return snapshots.runs().stream()
                .mapToLong(it -> it instanceof DiskRun disk ? disk.size() : 0)
                .sum();
    }

    /** Why the last attempt to write a file failed. */
    public Optional<Throwable> problem() {
        return flusher.flatMap(IndexFlusher::problem);
    }

    /**
     * Checks every page of its files.
     *
     * @throws dev.yore.store.DamagedException where one does not check
     */
    public void checkFiles() {
        try (var snapshot = acquire()) {
            snapshot.runs().forEach(run -> {
                if (run instanceof DiskRun disk) {
                    disk.checkAll();
                }
            });
        }
    }

    /** Writes to a file what is worth one, and gives out no more snapshots. */
    @Override
    public void close() {
        flusher.ifPresent(
                it -> it.close(memory.current().last() - memory.current().first() >= WORTH_A_FILE));
        snapshots.close();
    }

    private void begun(MemoryRun run) {
        snapshots.replace(runs -> Stream.concat(runs.stream(), Stream.of(run)).toList());
        flusher.ifPresent(IndexFlusher::oneMore);
    }

    private static List<Run> fill(RunFiles files, Log log, long from, long to, int maxPostings) throws IOException {
        var full = new ArrayList<MemoryRun>();
        var memory = new MemoryRuns(from, maxPostings, full::add);
        full.add(memory.current());
        var runs = new ArrayList<Run>();
        for (long position = from; position <= to; position++) {
            memory.add(position, log.version(position), log.body(position));
            while (full.size() > 1) {
                runs.add(files.write(0, List.of(new MemorySource(full.removeFirst())), () -> false));
            }
        }
        runs.add(files.write(0, List.of(new MemorySource(full.getFirst())), () -> false));
        return runs;
    }
}
