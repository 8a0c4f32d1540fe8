package dev.yore.log.internal.storage;

import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which file each name stands for: as processes see it, and as it is safe on the disk. The changes between the two are each
 * kept or lost by a crash, but none without the earlier ones of the same names. The {@link SimulatedDisk} guards it.
 */
final class DiskNames {

    /** A file gets the name {@code to}, or loses the name {@code from}, or both at once. */
    private record Change(
            long time, @Nullable String from, @Nullable String to, DiskFile file) {

        void apply(SortedMap<String, DiskFile> names) {
            if (from != null) {
                names.remove(from);
            }
            if (to != null) {
                names.put(to, file);
            }
        }

        boolean isIn(String folder) {
            return (from != null && folderOf(from).equals(folder))
                    || (to != null && folderOf(to).equals(folder));
        }

        boolean sharesName(Change other) {
            return names(other.from) || names(other.to);
        }

        private boolean names(@Nullable String name) {
            return name != null && (name.equals(from) || name.equals(to));
        }
    }

    private final SortedMap<String, DiskFile> seen;
    private final SortedMap<String, DiskFile> synced;
    private final List<Change> unsynced = new ArrayList<>();

    DiskNames() {
        this(new TreeMap<>());
    }

    private DiskNames(SortedMap<String, DiskFile> names) {
        seen = new TreeMap<>(names);
        synced = names;
    }

    static String folderOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    SortedMap<String, DiskFile> seen() {
        return seen;
    }

    DiskFile get(String name) throws NoSuchFileException {
        var file = seen.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    void create(String name, DiskFile file, long time) {
        change(new Change(time, null, name, file));
    }

    void rename(String from, String to, long time) throws NoSuchFileException {
        var file = get(from);
        if (!from.equals(to)) {
            change(new Change(time, from, to, file));
        }
    }

    void delete(String name, long time) {
        var file = seen.get(name);
        if (file != null) {
            change(new Change(time, name, null, file));
        }
    }

    private void change(Change change) {
        change.apply(seen);
        unsynced.add(change);
    }

    /** Puts a file in another's place, as if it had always been there. */
    void replace(String name, DiskFile file) throws NoSuchFileException {
        var old = get(name);
        seen.replaceAll((any, it) -> it == old ? file : it);
        synced.replaceAll((any, it) -> it == old ? file : it);
        unsynced.replaceAll(it -> it.file == old ? new Change(it.time, it.from, it.to, file) : it);
    }

    void sync(String folder) {
        var kept = kept(change -> change.isIn(folder));
        kept.stream().forEach(index -> unsynced.get(index).apply(synced));
        for (var index = kept.length() - 1; index >= 0; index = kept.previousSetBit(index - 1)) {
            unsynced.remove(index);
        }
    }

    /** When the oldest change was made that a crash may still take. */
    long oldestUnsynced(long otherwise) {
        return unsynced.isEmpty() ? otherwise : unsynced.getFirst().time;
    }

    /** The names as a power loss leaves them, each file's content replaced by what is left of it. */
    DiskNames afterCrash(Fate fate, UnaryOperator<DiskFile> content) {
        var left = new TreeMap<>(synced);
        kept(change -> fate.keepsName(change.time)).stream()
                .forEach(index -> unsynced.get(index).apply(left));
        left.replaceAll((name, file) -> content.apply(file));
        return new DiskNames(left);
    }

    private BitSet kept(Predicate<Change> chosen) {
        var kept = new BitSet();
        for (int later = unsynced.size() - 1; later >= 0; later--) {
            if (chosen.test(unsynced.get(later)) || kept.get(later)) {
                kept.set(later);
                for (int earlier = 0; earlier < later; earlier++) {
                    if (unsynced.get(earlier).sharesName(unsynced.get(later))) {
                        kept.set(earlier);
                    }
                }
            }
        }
        return kept;
    }
}
