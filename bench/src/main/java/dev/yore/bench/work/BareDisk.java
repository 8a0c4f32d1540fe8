package dev.yore.bench.work;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** The least that any durable log must do: write bytes into a file of zeros and sync them, alone or for a group. */
final class BareDisk implements AutoCloseable {

    private static final int FILL = 1 << 20;

    private final Path path;
    private final FileChannel file;
    private final long size;
    private long offset;

    /** A file of so many zeros. */
    BareDisk(Path path, long size) throws IOException {
        this.path = path;
        this.size = size;
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var zeros = ByteBuffer.allocateDirect(FILL);
        for (long at = 0; at < size; at += FILL) {
            file.write(zeros.rewind(), at);
        }
        file.force(true);
    }

    /** Writes and syncs a record. */
    void append(ByteBuffer record) throws IOException {
        int length = record.remaining();
        if (offset + length > size) {
            offset = 0;
        }
        file.write(record, offset);
        offset += length;
        file.force(false);
    }

    /** Group commit and nothing else: a thread that copies what waits into a buffer, writes it, syncs it, and wakes all. */
    static final class Group implements AutoCloseable {
        private final BareDisk disk;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(8 << 20);
        private final ReentrantLock lock = new ReentrantLock();
        private final Thread writer =
                Thread.ofPlatform().name("bare-writer").daemon().unstarted(this::run);
        private List<Waiting> waiting = new ArrayList<>();
        private volatile boolean closed;

        Group(BareDisk disk) {
            this.disk = disk;
            writer.start();
        }

        /** Returns when the record is synced. */
        void append(byte[] record) {
            var request = new Waiting(record, Thread.currentThread());
            lock.lock();
            try {
                waiting.add(request);
            } finally {
                lock.unlock();
            }
            LockSupport.unpark(writer);
            while (!request.done) {
                LockSupport.park(this);
            }
        }

        private void run() {
            while (!closed) {
                var taken = take();
                if (taken.isEmpty()) {
                    LockSupport.park(this);
                } else {
                    write(taken);
                }
            }
        }

        private List<Waiting> take() {
            lock.lock();
            try {
                var taken = waiting;
                waiting = new ArrayList<>();
                return taken;
            } finally {
                lock.unlock();
            }
        }

        private void write(List<Waiting> taken) {
            try {
                buffer.clear();
                for (var request : taken) {
                    buffer.put(request.record);
                }
                disk.append(buffer.flip());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            for (var request : taken) {
                request.done = true;
                LockSupport.unpark(request.caller);
            }
        }

        @Override
        public void close() {
            closed = true;
            LockSupport.unpark(writer);
        }
    }

    private static final class Waiting {
        private final byte[] record;
        private final Thread caller;
        private volatile boolean done;

        Waiting(byte[] record, Thread caller) {
            this.record = record;
            this.caller = caller;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }
}
