package dev.yore.log;

import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.snapshot.Snapshot;
import dev.yore.snapshot.SnapshotKind;
import dev.yore.snapshot.SnapshotMark;
import dev.yore.snapshot.SnapshotStore;
import dev.yore.snapshot.Thinning;
import dev.yore.store.StoreFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Snapshots in files, beside a log or anywhere else: {@code account@1/3f/3f5a…/0000000000000000200.snapshot}, the kind, the first
 * byte of the SHA-256 of the stream's id, 16 bytes of it, the version. What stands in such a file: {@link SnapshotText}.
 *
 * <p>A file appears whole or not at all; it is not synced, since nothing is lost with it. Files that are not whole, or of another
 * stream, are passed over. The folder may be deleted at any time. Several processes may use it at once.
 */
public final class SnapshotFiles implements SnapshotStore {

    private static final String ENDING = ".snapshot";
    private static final Pattern NAME = Pattern.compile("([0-9]{19})" + Pattern.quote(ENDING));
    private static final int HASH_BYTES = 16;

    private final Path folder;
    private final Thinning thinning;

    private SnapshotFiles(Path folder, Thinning thinning) {
        this.folder = folder;
        this.thinning = thinning;
    }

    /** The snapshots in a folder, which is made when the first one is kept; 32 of each stream. */
    public static SnapshotFiles in(Path folder) {
        return in(folder, Thinning.DEFAULT);
    }

    /** The snapshots in a folder, which is made when the first one is kept. */
    public static SnapshotFiles in(Path folder, Thinning thinning) {
        return new SnapshotFiles(folder, thinning);
    }

    @Override
    public Optional<Snapshot> newest(SnapshotKind kind, StreamId stream, Predicate<SnapshotMark> usable) {
        var place = place(kind, stream);
        return attempt("read snapshots in " + place, () -> {
            for (var version : versions(place).descendingSet()) {
                var found = read(place, version).flatMap(it -> SnapshotText.parse(it, kind, stream));
                if (found.isPresent() && usable.test(found.get().mark())) {
                    return found;
                }
            }
            return Optional.empty();
        });
    }

    @Override
    public void put(Snapshot snapshot) {
        var place = place(snapshot.kind(), snapshot.stream());
        attempt("keep a snapshot in " + place, () -> {
            Files.createDirectories(place);
            var unfinished = Files.createTempFile(place, "", ".tmp");
            try {
                Files.write(unfinished, SnapshotText.of(snapshot));
                Files.move(unfinished, place.resolve(name(snapshot.mark().version())), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            var surplus = thinning.surplus(versions(place));
            if (surplus.isPresent()) {
                Files.deleteIfExists(place.resolve(name(surplus.get())));
            }
            return true;
        });
    }

    @Override
    public void delete(SnapshotKind kind, StreamId stream) {
        var place = place(kind, stream);
        attempt("delete snapshots in " + place, () -> deleteTree(place));
    }

    @Override
    public void deleteAll(SnapshotKind kind) {
        var place = folder.resolve(kind.toString());
        attempt("delete snapshots in " + place, () -> deleteTree(place));
    }

    /** Does nothing: no file is kept open. */
    @Override
    public void close() {}

    private Path place(SnapshotKind kind, StreamId stream) {
        var hash = HexFormat.of().formatHex(sha256(stream), 0, HASH_BYTES);
        return folder.resolve(kind.toString()).resolve(hash.substring(0, 2)).resolve(hash);
    }

    private static byte[] sha256(StreamId stream) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(stream.value().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String name(Version version) {
        return "%019d%s".formatted(version.value(), ENDING);
    }

    private static NavigableSet<Version> versions(Path place) throws IOException {
        var versions = new TreeSet<Version>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
            for (var file : files) {
                var name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    versions.add(Version.of(Long.parseLong(name.group(1))));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            return versions;
        }
        return versions;
    }

    private static Optional<byte[]> read(Path place, Version version) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(place.resolve(name(version))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static boolean deleteTree(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(place)) {
                for (var child : children) {
                    deleteTree(child);
                }
            }
        }
        return Files.deleteIfExists(place);
    }

    private static <T> T attempt(String what, Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (IOException | DirectoryIteratorException e) {
            throw new StoreFailedException("cannot " + what + ": " + e, e);
        }
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T run() throws IOException;
    }
}
