package dev.yore.log.internal.storage;

import dev.yore.log.internal.storage.Operation.Effect;
import dev.yore.log.internal.storage.Operation.Kind;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.NonWritableChannelException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** A process that uses a {@link SimulatedDisk}, until it dies: all of its calls go through it, to be counted and to fail. */
final class SimulatedProcess {

    /** What a file channel does not do, and closes, when its thread is interrupted. */
    private static final Set<Kind> INTERRUPTIBLE =
            EnumSet.complementOf(EnumSet.of(Kind.RENAME, Kind.DELETE, Kind.LIST));

    private final SimulatedDisk disk;
    private final boolean readOnly;
    private final int number;
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final AtomicLong changes = new AtomicLong();
    private final Map<Kind, Long> counts = new ConcurrentHashMap<>();
    private final Queue<SimulatedFile> openFiles = new ConcurrentLinkedQueue<>();
    private final Queue<DiskFile> maps = new ConcurrentLinkedQueue<>();

    /** These two are guarded by the disk's monitor. */
    private boolean killed;

    private boolean closed;

    SimulatedProcess(SimulatedDisk disk, boolean readOnly) {
        this.disk = disk;
        this.readOnly = readOnly;
        this.number = disk.addProcess();
    }

    SimulatedDisk disk() {
        return disk;
    }

    int number() {
        return number;
    }

    Queue<SimulatedFile> openFiles() {
        return openFiles;
    }

    Queue<DiskFile> maps() {
        return maps;
    }

    void before(Hook hook) {
        hooks.add(hook);
    }

    long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    long changes() {
        return changes.get();
    }

    void kill() {
        synchronized (disk) {
            killed = true;
            disk.unlock(this);
        }
    }

    /** Lets go of the lock, and changes nothing from then on. */
    void close() {
        synchronized (disk) {
            closed = true;
            disk.unlock(this);
        }
    }

    /** What a process learns from its disk. */
    interface Answer<T> {
        T get() throws IOException;
    }

    <T> T read(Kind kind, String name, Answer<T> answer) throws IOException {
        announce(kind, name, 0, bytes -> {});
        synchronized (disk) {
            requireAlive();
            return answer.get();
        }
    }

    void change(Kind kind, String name, long length, Effect effect) throws IOException {
        if (readOnly) {
            throw new NonWritableChannelException();
        }
        announce(kind, name, length, new OnDisk(effect)).finish();
    }

    private Operation announce(Kind kind, String name, long length, Effect effect) throws IOException {
        requireAlive();
        if (INTERRUPTIBLE.contains(kind) && Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
        }
        counts.merge(kind, 1L, Long::sum);
        var number = kind.isChange() ? changes.incrementAndGet() : changes.get() + 1;
        var operation = new Operation(kind, name, length, number, effect);
        for (var hook : hooks) {
            hook.before(operation);
        }
        return operation;
    }

    private void requireAlive() throws IOException {
        synchronized (disk) {
            if (killed || !disk.isPowered()) {
                throw new IOException(killed ? "this process was killed" : "this machine lost power");
            }
        }
    }

    void requireOpen() throws IOException {
        synchronized (disk) {
            requireAlive();
            if (closed) {
                throw new IOException("this storage is closed: another process may have its lock");
            }
        }
    }

    /** An effect that only a living process has, on a storage that it has not closed. */
    private final class OnDisk implements Effect {

        private final Effect effect;

        OnDisk(Effect effect) {
            this.effect = effect;
        }

        @Override
        public void take(long bytes) throws IOException {
            synchronized (disk) {
                requireOpen();
                effect.take(bytes);
            }
        }

        @Override
        public void fail(RandomGenerator random) throws IOException {
            synchronized (disk) {
                requireOpen();
                effect.fail(random);
            }
        }
    }
}
