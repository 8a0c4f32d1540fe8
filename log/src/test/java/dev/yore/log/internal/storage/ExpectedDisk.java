package dev.yore.log.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a {@link Storage} promises of files and crashes, and no more, kept apart from how {@link SimulatedDisk} does it. Files are told
 * apart by their size.
 */
final class ExpectedDisk {

    /** A file's contents: the oldest is what was synced, the last is what is seen. */
    private static final class File {

        private final List<byte[]> contents = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private boolean syncFailed;

        /** Whether a crash leaves it in any case, under one of its names. */
        private boolean safe;

        /** Whether a byte has never been what is left of it. */
        boolean excludes(byte[] left, int at) {
            for (var content : contents) {
                if (content[at] == left[at]) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Map<Integer, File> files = new LinkedHashMap<>();
    private final TreeMap<String, File> seen = new TreeMap<>();
    private final Map<String, Set<Optional<File>>> possible = new TreeMap<>();
    private final Set<String> happened = new HashSet<>();

    Set<String> names() {
        return seen.keySet();
    }

    /** What crashes have done so far. */
    Set<String> happened() {
        return happened;
    }

    void create(String name, int size) {
        var file = new File();
        file.contents.add(new byte[size]);
        files.put(size, file);
        lose(name);
        put(name, Optional.of(file));
    }

    void write(String name, int offset, byte[] bytes) {
        var file = seen(name);
        var content = file.contents.getLast().clone();
        System.arraycopy(bytes, 0, content, offset, bytes.length);
        file.contents.add(content);
    }

    void sync(String name) {
        var file = seen(name);
        if (!file.syncFailed) {
            file.contents.subList(0, file.contents.size() - 1).clear();
        }
    }

    /** From here on it is only known that each byte is one of those that it has been. */
    void failSync(String name) {
        seen(name).syncFailed = true;
    }

    void rename(String from, String to) {
        if (!from.equals(to)) {
            var file = seen(from);
            lose(to);
            put(from, Optional.empty());
            put(to, Optional.of(file));
        }
    }

    void delete(String name) {
        lose(name);
        put(name, Optional.empty());
    }

    void syncFolder(String folder) {
        possible.forEach((name, any) -> {
            if (DiskNames.folderOf(name).equals(folder)) {
                any.clear();
                any.add(Optional.ofNullable(seen.get(name)));
            }
        });
        seen.forEach((name, file) -> {
            if (DiskNames.folderOf(name).equals(folder)) {
                file.safe = true;
            }
        });
    }

    void assertSeenOn(SimulatedDisk disk) throws IOException {
        assertThat(disk.files()).containsOnlyKeys(seen.keySet());
        for (var name : seen.keySet()) {
            assertThat(disk.read(name)).isEqualTo(seen(name).contents.getLast());
        }
    }

    void assertMayBeLeft(SimulatedDisk left) throws IOException {
        var found = new HashSet<File>();
        for (var name : left.files().keySet()) {
            var bytes = left.read(name);
            var file = files.get(bytes.length);
            if (file == null) {
                throw new AssertionError(name + " has " + bytes.length + " bytes, as no file had");
            }
            assertThat(possible.get(name)).as("possible files at %s", name).contains(Optional.of(file));
            assertThat(found.add(file))
                    .as("%s is the only name of its file", name)
                    .isTrue();
            for (int at = 0; at < bytes.length; at++) {
                if (file.excludes(bytes, at)) {
                    throw new AssertionError("byte " + at + " of " + name + " has never been " + bytes[at]);
                }
            }
            note(name, file, bytes);
        }
        possible.forEach((name, any) -> assertThat(left.files().containsKey(name) || any.contains(Optional.empty()))
                .as("%s is there", name)
                .isTrue());
        assertThat(files.values().stream()
                        .filter(it -> it.safe && !found.contains(it))
                        .map(it -> it.names))
                .as("lost files")
                .isEmpty();
        happened.add(found.size() < seen.size() ? "file lost" : found.size() > seen.size() ? "file back" : "as many");
    }

    private void note(String name, File file, byte[] bytes) {
        if (file.contents.size() > 1) {
            var none = Arrays.equals(bytes, file.contents.getFirst());
            var all = Arrays.equals(bytes, file.contents.getLast());
            happened.add(all ? "writes kept" : none ? "writes lost" : "writes mixed");
        }
        if (file != seen.get(name)) {
            happened.add("old name");
        }
    }

    /** Takes a disk as it is, with nothing in doubt. */
    void restart(SimulatedDisk disk) throws IOException {
        files.clear();
        seen.clear();
        possible.clear();
        for (var name : disk.files().keySet()) {
            var bytes = disk.read(name);
            create(name, bytes.length);
            seen(name).contents.set(0, bytes);
            syncFolder(DiskNames.folderOf(name));
        }
    }

    private File seen(String name) {
        return Objects.requireNonNull(seen.get(name), name);
    }

    private void lose(String name) {
        Optional.ofNullable(seen.get(name)).ifPresent(file -> file.safe = false);
    }

    private void put(String name, Optional<File> file) {
        possible.computeIfAbsent(name, key -> new HashSet<>(List.of(Optional.ofNullable(seen.get(name)))))
                .add(file);
        file.ifPresentOrElse(
                it -> {
                    seen.put(name, it);
                    it.names.add(name);
                },
                () -> seen.remove(name));
    }
}
