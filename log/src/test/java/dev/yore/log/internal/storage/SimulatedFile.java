package dev.yore.log.internal.storage;

import dev.yore.log.internal.storage.Operation.Effect;
import dev.yore.log.internal.storage.Operation.Kind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** A file as a process has it open: still the same one when it is renamed, replaced or deleted. */
final class SimulatedFile implements StorageFile {

    private final SimulatedProcess process;
    private final String name;
    private final DiskFile content;
    private volatile boolean closed;

    SimulatedFile(SimulatedProcess process, String name, DiskFile content) {
        this.process = process;
        this.name = name;
        this.content = content;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        var length = source.remaining();
        Objects.checkFromIndexSize(offset, length, size());
        change(
                Kind.WRITE,
                length,
                bytes -> process.disk().write(content, offset, source.slice(source.position(), (int) bytes)));
        source.position(source.limit());
    }

    @Override
    public void sync() throws IOException {
        change(Kind.SYNC, 0, new Effect() {
            @Override
            public void take(long bytes) {
                content.sync();
            }

            @Override
            public void fail(RandomGenerator random) {
                content.failSync(random);
            }
        });
    }

    @Override
    public MemorySegment map(Arena arena) throws IOException {
        requireOpen();
        try {
            return process.read(Kind.MAP, name, () -> content.map(arena, process.maps()));
        } catch (ClosedByInterruptException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        process.openFiles().remove(this);
    }

    private void change(Kind kind, long length, Effect effect) throws IOException {
        requireOpen();
        try {
            process.change(kind, name, length, effect);
        } catch (ClosedByInterruptException e) {
            close();
            throw e;
        }
    }

    private void requireOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }
}
