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

    private Index(RunFiles files, List<DiskRun> disk, int maxPostings, boolean writing, Runnable whenAllFree) {
        this.files = files;
        this.memory = new MemoryRuns(end(disk) + 1, maxPostings, this::begun);
        this.snapshots = new Snapshots(
                Stream.concat(disk.stream(), Stream.<Run>of(memory.current())).toList(), whenAllFree);
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
        var runs = new ArrayList<DiskRun>(files.open(log.durable()));
        try {
            files.deleteAllBut(runs);
            fillGaps(files, log, runs, maxPostings);
        } catch (IOException | RuntimeException e) {
            runs.forEach(DiskRun::discard);
            throw e;
        }
        var index = new Index(files, runs, maxPostings, true, whenAllFree);
        index.catchUp(log, progress);
        return index;
    }

    /** Opens the index of a log that another process may be adding to. */
    public static Index openReadOnly(RunFiles files, Log log, int maxPostings, Runnable whenAllFree)
            throws IOException {
        var runs = new ArrayList<DiskRun>(files.open(log.durable()));
        int gapless = 0;
        while (gapless < runs.size() && runs.get(gapless).first() == end(runs.subList(0, gapless)) + 1) {
            gapless++;
        }
        var behindAGap = runs.subList(gapless, runs.size());
        behindAGap.forEach(DiskRun::discard);
        behindAGap.clear();
        var index = new Index(files, runs, maxPostings, false, whenAllFree);
        index.catchUp(log, ProgressListener.NONE);
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

    /** Takes files that another process has written in place of what is in memory; for the thread that adds. */
    public void reload(long durable) throws IOException {
        long covered = snapshots.runs().stream()
                .filter(DiskRun.class::isInstance)
                .mapToLong(Run::last)
                .max()
                .orElse(0);
        var disk = files.open(durable);
        long reached = end(disk);
        boolean gapless = reached
                == disk.stream().mapToLong(it -> it.last() - it.first() + 1).sum();
        if (!gapless || reached <= covered) {
            disk.forEach(DiskRun::discard);
        } else {
            var growing = memory.current();
            snapshots.replace(runs -> Stream.concat(
                            disk.stream(),
                            runs.stream().filter(it -> it == growing || it instanceof MemoryRun && it.last() > reached))
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

    /** Adds what the files do not cover; if that fails, the index is closed. */
    private void catchUp(Log log, ProgressListener progress) throws IOException {
        try {
            addAll(log, memory.current().first(), log.durable(), progress);
        } catch (IOException | RuntimeException e) {
            flusher.ifPresent(it -> it.close(false));
            snapshots.close();
            throw e;
        }
    }

    /** The last position that files cover, which follow one another. */
    private static long end(List<DiskRun> files) {
        return files.isEmpty() ? 0 : files.getLast().last();
    }

    /** Makes files for what lies between files. */
    private static void fillGaps(RunFiles files, Log log, List<DiskRun> runs, int maxPostings) throws IOException {
        long next = 1;
        for (int i = 0; i < runs.size(); i++) {
            for (long first = runs.get(i).first(); next < first; i++) {
                runs.add(i, fill(files, log, next, first - 1, maxPostings));
                next = runs.get(i).last() + 1;
            }
            next = runs.get(i).last() + 1;
        }
    }

    /** Makes a file from one position on, up to another or as far as it can hold. */
    private static DiskRun fill(RunFiles files, Log log, long from, long to, int maxPostings) throws IOException {
        var begun = new ArrayList<MemoryRun>();
        var memory = new MemoryRuns(from, maxPostings, begun::add);
        var run = memory.current();
        for (long position = from; position <= to && begun.isEmpty(); position++) {
            memory.add(position, log.version(position), log.body(position));
        }
        return files.write(0, List.of(new MemorySource(run)), () -> false);
    }
}
