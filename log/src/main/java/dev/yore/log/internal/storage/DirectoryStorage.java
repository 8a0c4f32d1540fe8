package dev.yore.log.internal.storage;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A directory of a file system. */
public final class DirectoryStorage implements Storage {

    /** The file whose lock says who owns the directory; its text names the owner. */
    public static final String LOCK_FILE = "lock";

    private static final int FILL_BYTES = 1 << 20;

    /** Directories locked by this process. Opening a lock file twice would let the system release the lock (fcntl). */
    private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

    private final Path top;
    private final boolean readOnly;
    private @Nullable Lock lock;

    private DirectoryStorage(Path top, boolean readOnly) {
        this.top = top;
        this.readOnly = readOnly;
    }

    /** The directory for reading and writing; it is made where there is none. */
    public static DirectoryStorage readWrite(Path top) throws IOException {
        var changed = new ArrayList<Path>();
        for (var path = top.toAbsolutePath(); !Files.exists(path); path = changed.getLast()) {
            changed.add(path.resolveSibling(""));
        }
        Files.createDirectories(top);
        for (var folder : changed) {
            syncPath(folder);
        }
        return new DirectoryStorage(top, false);
    }

    /** The directory for reading alone. */
    public static DirectoryStorage readOnly(Path top) {
        return new DirectoryStorage(top, true);
    }

    @Override
    public List<String> list(String folder) throws IOException {
        var path = top.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var files = Files.list(path)) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public StorageFile create(String name, long size) throws IOException {
        return create(name, channel -> fill(channel, size));
    }

    @Override
    public StorageFile createSparse(String name, long size) throws IOException {
        return create(name, channel -> channel.write(ByteBuffer.allocate(1), size - 1));
    }

    private StorageFile create(String name, Filling filling) throws IOException {
        var path = top.resolve(name);
        var folder = path.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            syncPath(top);
        }
        var channel = FileChannel.open(path, CREATE, TRUNCATE_EXISTING, READ, WRITE);
        try {
            filling.accept(channel);
            return new ChannelFile(name, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private static void fill(FileChannel channel, long size) throws IOException {
        var zeros = ByteBuffer.allocateDirect((int) Math.min(FILL_BYTES, size));
        for (long at = 0; at < size; ) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
            at += channel.write(zeros, at);
        }
    }

    @Override
    public StorageFile open(String name) throws IOException {
        var path = top.resolve(name);
        return new ChannelFile(name, readOnly ? FileChannel.open(path, READ) : FileChannel.open(path, READ, WRITE));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                top.resolve(from),
                top.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(top.resolve(name));
    }

    @Override
    public void syncFolder(String folder) throws IOException {
        syncPath(top.resolve(folder));
    }

    private static void syncPath(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<String> lock() throws IOException {
        var real = top.toRealPath();
        if (!LOCKED_HERE.add(real)) {
            return Optional.of("this process");
        }
        try {
            if (lockFile(real)) {
                return Optional.empty();
            }
        } catch (IOException | RuntimeException e) {
            LOCKED_HERE.remove(real);
            throw e;
        }
        LOCKED_HERE.remove(real);
        return Optional.of(Files.readString(real.resolve(LOCK_FILE)).strip());
    }

    private boolean lockFile(Path real) throws IOException {
        var channel = FileChannel.open(real.resolve(LOCK_FILE), CREATE, READ, WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return false;
        }
        var owner = "process " + ProcessHandle.current().pid() + "\n";
        channel.truncate(0).write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), 0);
        lock = new Lock(real, channel);
        return true;
    }

    @Override
    public String describe(String name) {
        return top.resolve(name).toString();
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.channel.close();
            LOCKED_HERE.remove(lock.directory);
            lock = null;
        }
    }

    @FunctionalInterface
    private interface Filling {
        void accept(FileChannel channel) throws IOException;
    }

    private record Lock(Path directory, FileChannel channel) {}
}
