package dev.yore.log.internal.index;

import dev.yore.log.internal.page.PageWriter;
import dev.yore.log.internal.storage.Storage;
import dev.yore.store.DamagedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The files of the index in their folder: {@code index/1-65536.run}. */
public final class RunFiles {

    private static final String FOLDER = "index";
    private static final String RUN = ".run";

    private final Storage storage;
    private final UUID store;

    /** The files of a store. */
    public RunFiles(Storage storage, UUID store) {
        this.storage = storage;
        this.store = store;
    }

    /** A range of positions, as a file's name has it. */
    private record Named(String name, long first, long last) {}

    /**
     * Opens the files that are whole and cover disjoint ranges up to a position, the widest ones.
     *
     * <p>Of others, which are left over from a merge that a crash cut short, or which are damaged, it makes nothing.
     */
    List<DiskRun> open(long upTo) throws IOException {
        var runs = new ArrayList<DiskRun>();
        try {
            long covered = 0;
            for (var named : named()) {
                if (named.first > covered && named.last <= upTo) {
                    var run = openWhole(named);
                    if (run != null) {
                        runs.add(run);
                        covered = run.last();
                    }
                }
            }
            return runs;
        } catch (IOException | RuntimeException e) {
            runs.forEach(DiskRun::discard);
            throw e;
        }
    }

    /** Deletes every file. */
    public void deleteAll() throws IOException {
        deleteAllBut(List.of());
    }

    /**
     * Deletes every file but these, safe from a crash: one that covers events which were lost must not come back when others
     * stand in their places.
     */
    void deleteAllBut(List<DiskRun> runs) throws IOException {
        var kept = runs.stream().map(DiskRun::name).toList();
        boolean deleted = false;
        for (String file : storage.list(FOLDER)) {
            var name = FOLDER + "/" + file;
            if (!kept.contains(name) && (file.endsWith(RUN) || PageWriter.isUnfinished(file))) {
                storage.delete(name);
                deleted = true;
            }
        }
        if (deleted) {
            storage.syncFolder(FOLDER);
        }
    }

    DiskRun write(int level, List<? extends RunSource> sources, BooleanSupplier cancelled) throws IOException {
        var name = FOLDER + "/" + sources.getFirst().first() + "-"
                + sources.getLast().last() + RUN;
        RunWriter.write(storage, name, store, level, sources, cancelled);
        return DiskRun.open(storage, name);
    }

    void delete(List<DiskRun> runs) throws IOException {
        for (var run : runs) {
            storage.delete(run.name());
        }
    }

    private List<Named> named() throws IOException {
        return storage.list(FOLDER).stream()
                .filter(it -> it.matches("\\d{1,18}-\\d{1,18}\\" + RUN))
                .map(it -> {
                    int dash = it.indexOf('-');
                    return new Named(
                            FOLDER + "/" + it,
                            Long.parseLong(it.substring(0, dash)),
                            Long.parseLong(it.substring(dash + 1, it.length() - RUN.length())));
                })
                .sorted(Comparator.comparingLong(Named::first)
                        .thenComparing(Comparator.comparingLong(Named::last).reversed()))
                .toList();
    }

    private @Nullable DiskRun openWhole(Named named) throws IOException {
        try {
            var run = DiskRun.open(storage, named.name);
            if (run.isOf(store) && run.first() == named.first && run.last() == named.last) {
                return run;
            }
            run.discard();
            return null;
        } catch (DamagedException _) {
            return null;
        }
    }
}
