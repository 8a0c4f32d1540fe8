package dev.yore.log.internal.storage;

import static dev.yore.log.internal.storage.DiskNames.folderOf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The disk of a machine, in memory, with the part of it that is not yet safe from a power loss. Processes use it through their
 * {@link SimulatedStorage}; a test may look at it, and damage it, at any time. Its monitor guards it all.
 */
public final class SimulatedDisk {

    private final DiskNames names;

    /** Folders are made with their first file, and safe at once. */
    private final NavigableSet<String> folders = new TreeSet<>(List.of(""));

    private long capacity = Long.MAX_VALUE;
    private boolean sizesMayShrink;
    private @Nullable SimulatedProcess owner;
    private boolean powered = true;
    private int processes;

    /** Bytes written, names changed: the clock of {@link Version}. */
    private long now;

    SimulatedDisk() {
        this(new DiskNames());
    }

    private SimulatedDisk(DiskNames names) {
        this.names = names;
    }

    /** The files and their sizes. */
    public synchronized SortedMap<String, Long> files() {
        var sizes = new TreeMap<String, Long>();
        names.seen().forEach((name, file) -> sizes.put(name, file.size()));
        return sizes;
    }

    /** A file's bytes. */
    public synchronized byte[] read(String name) throws NoSuchFileException {
        var file = names.get(name);
        return file.read(0, Math.toIntExact(file.size()));
    }

    /** Changes one bit, of 0 to 7, for good. */
    public synchronized void corrupt(String name, long offset, int bit) throws NoSuchFileException {
        var bytes = names.get(name).read(offset, 1);
        bytes[0] ^= (byte) (1 << bit);
        overwrite(name, offset, bytes);
    }

    /** Changes some bytes for good. */
    public synchronized void overwrite(String name, long offset, byte[] bytes) throws NoSuchFileException {
        names.get(name).overwrite(offset, bytes);
    }

    /** Cuts a file, for good. Who has it open still has the whole. */
    public synchronized void truncate(String name, long size) throws NoSuchFileException {
        names.replace(name, names.get(name).cut(size));
    }

    /** Lets the files take so many bytes in all; what would take more fails. */
    public synchronized void capacity(long bytes) {
        capacity = bytes;
    }

    /**
     * Lets a power loss leave a file that was never synced shorter than it was, as file systems do that write a file's size
     * with its content. Otherwise what is lost of it is zeros.
     */
    public synchronized void unsyncedSizesMayShrink() {
        sizesMayShrink = true;
    }

    synchronized int addProcess() {
        return ++processes;
    }

    /** Whether the machine has power. */
    public boolean isPowered() {
        return powered;
    }

    DiskFile open(String name) throws IOException {
        return names.get(name);
    }

    List<String> list(String folder) {
        return names.seen().keySet().stream()
                .filter(name -> folderOf(name).equals(folder))
                .map(name -> name.substring(folder.isEmpty() ? 0 : folder.length() + 1))
                .toList();
    }

    /** Puts a new file in place of one of its name. */
    DiskFile create(String name, DiskFile file) throws IOException {
        var old = names.seen().get(name);
        requireSpace(file.taken() - (old == null ? 0 : old.taken()));
        for (var folder = folderOf(name); folders.add(folder); folder = folderOf(folder)) {}
        names.create(name, file, now++);
        return file;
    }

    void write(DiskFile file, long offset, ByteBuffer source) throws IOException {
        var length = source.remaining();
        requireSpace(file.missing(offset, length));
        file.write(offset, source, now);
        now += length;
    }

    void rename(String from, String to) throws IOException {
        requireFolder(folderOf(to));
        names.rename(from, to, now++);
    }

    void delete(String name) {
        names.delete(name, now++);
    }

    void syncFolder(String folder) throws IOException {
        requireFolder(folder);
        names.sync(folder);
    }

    private void requireSpace(long bytes) throws IOException {
        var taken = names.seen().values().stream().mapToLong(DiskFile::taken).sum();
        if (bytes > capacity - taken) {
            throw new IOException("No space left on device");
        }
    }

    private void requireFolder(String folder) throws NoSuchFileException {
        if (!folders.contains(folder)) {
            throw new NoSuchFileException(folder);
        }
    }

    /** Who has the lock; nobody, if the one who asks has got it. */
    Optional<String> lock(SimulatedProcess asking) throws IOException {
        asking.requireOpen();
        if (owner == null) {
            owner = asking;
            return Optional.empty();
        }
        return Optional.of(owner == asking ? "this process" : "process " + owner.number());
    }

    void unlock(SimulatedProcess process) {
        if (owner == process) {
            owner = null;
        }
    }

    synchronized void powerOff() {
        powered = false;
    }

    /** A disk as a power loss at this moment leaves it. */
    synchronized SimulatedDisk afterPowerLoss(RandomGenerator random) {
        var oldest = names.seen().values().stream()
                .mapToLong(file -> file.oldestUnsynced(now))
                .reduce(names.oldestUnsynced(now), Math::min);
        return afterPowerLoss(
                Fate.random(random, oldest, now),
                file -> random.nextBoolean() ? file.size() : random.nextLong(file.size() + 1));
    }

    synchronized SimulatedDisk afterPowerLoss(Fate fate) {
        return afterPowerLoss(fate, DiskFile::size);
    }

    private SimulatedDisk afterPowerLoss(Fate fate, ToLongFunction<DiskFile> shrunk) {
        var left = new SimulatedDisk(names.afterCrash(
                fate,
                file -> file.afterCrash(
                        fate, sizesMayShrink && !file.everSynced() ? shrunk.applyAsLong(file) : file.size())));
        left.folders.addAll(folders);
        left.capacity = capacity;
        left.sizesMayShrink = sizesMayShrink;
        left.now = now;
        return left;
    }
}
