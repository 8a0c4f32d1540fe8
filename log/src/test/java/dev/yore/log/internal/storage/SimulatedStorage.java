package dev.yore.log.internal.storage;

import dev.yore.log.internal.storage.Operation.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/**
 * The storage of one process on a {@link SimulatedDisk}. The process may be killed, its machine may lose power, any of its
 * calls may fail.
 *
 * <p>A dead process's calls throw an {@link IOException}, all but {@code close}, which does nothing. What it has mapped stays, as
 * it cannot be taken from under its threads.
 */
public final class SimulatedStorage implements Storage {

    private final SimulatedProcess process;

    /** The first process on a new, empty disk(). */
    public SimulatedStorage() {
        this(new SimulatedDisk(), false);
    }

    private SimulatedStorage(SimulatedDisk disk, boolean readOnly) {
        this.process = new SimulatedProcess(disk, readOnly);
    }

    /** What lies on the disk(). */
    public SimulatedDisk disk() {
        return process.disk();
    }

    /** Another process beside this one, or after it. */
    public SimulatedStorage another() {
        return new SimulatedStorage(disk(), false);
    }

    /** Another process that may only read. */
    public SimulatedStorage anotherReadOnly() {
        return new SimulatedStorage(disk(), true);
    }

    /** Kills this process. What it wrote stays, synced or not; its lock is free. Another one may follow it. */
    public SimulatedStorage kill() {
        process.kill();
        return another();
    }

    /** Lets the machine lose power, so that this process and all beside it die. */
    public void powerOff() {
        disk().powerOff();
    }

    /**
     * Lets the machine lose power, if it has not, and starts it again. Each call is another end of the same moment.
     *
     * @return the first process on the machine afterwards
     */
    public SimulatedStorage crash(RandomGenerator random) {
        powerOff();
        return ifCrashed(random);
    }

    /** Lets the machine lose power, if it has not, with a certain end. */
    public SimulatedStorage crash(Fate fate) {
        powerOff();
        return ifCrashed(fate);
    }

    /** A process after a crash that might have been: this one goes on. */
    public SimulatedStorage ifCrashed(RandomGenerator random) {
        return new SimulatedStorage(disk().afterPowerLoss(random), false);
    }

    /** A process after a crash with a certain end that might have been: this one goes on. */
    public SimulatedStorage ifCrashed(Fate fate) {
        return new SimulatedStorage(disk().afterPowerLoss(fate), false);
    }

    /** Has a hook called before each operation of this process, after those that are there already. */
    public SimulatedStorage before(Hook hook) {
        process.before(hook);
        return this;
    }

    /** How many operations of a kind this process has asked for. */
    public long count(Kind kind) {
        return process.count(kind);
    }

    /** How many changes of the disk this process has asked for. */
    public long changes() {
        return process.changes();
    }

    /** The names of the files that this process has not closed. */
    public List<String> openFiles() {
        return process.openFiles().stream().map(StorageFile::name).sorted().toList();
    }

    /** How many maps of files this process has, of which the arena is not closed. */
    public int maps() {
        return process.maps().size();
    }

    @Override
    public List<String> list(String folder) throws IOException {
        return process.read(Kind.LIST, folder, () -> disk().list(folder));
    }

    @Override
    public StorageFile create(String name, long size) throws IOException {
        return create(name, size, DiskFile::ofZeros);
    }

    @Override
    public StorageFile createSparse(String name, long size) throws IOException {
        return create(name, size, DiskFile::sparse);
    }

    private StorageFile create(String name, long size, LongFunction<DiskFile> content) throws IOException {
        var created = new SimulatedFile[1];
        process.change(Kind.CREATE, name, size, bytes -> {
            var file = disk().create(name, content.apply(bytes));
            created[0] = new SimulatedFile(process, name, file);
        });
        process.openFiles().add(created[0]);
        return created[0];
    }

    @Override
    public StorageFile open(String name) throws IOException {
        var file = process.read(Kind.OPEN, name, () -> new SimulatedFile(process, name, disk().open(name)));
        process.openFiles().add(file);
        return file;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        process.change(Kind.RENAME, from, 0, bytes -> disk().rename(from, to));
    }

    @Override
    public void delete(String name) throws IOException {
        process.change(Kind.DELETE, name, 0, bytes -> disk().delete(name));
    }

    @Override
    public void syncFolder(String folder) throws IOException {
        process.change(Kind.SYNC_FOLDER, folder, 0, bytes -> disk().syncFolder(folder));
    }

    @Override
    public Optional<String> lock() throws IOException {
        return process.read(Kind.LOCK, "", () -> disk().lock(process));
    }

    @Override
    public String describe(String name) {
        return "/simulated/" + name;
    }

    /** Lets go of the lock. No change is allowed from then on, since another process may have it. */
    @Override
    public void close() {
        process.close();
    }
}
