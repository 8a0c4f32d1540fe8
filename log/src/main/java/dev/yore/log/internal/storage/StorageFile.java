package dev.yore.log.internal.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** An open file of fixed size. For one writing thread at a time; maps may be read by any thread meanwhile. */
public interface StorageFile extends AutoCloseable {

    /** Its name in its storage. */
    String name();

    /** Its size in bytes. */
    long size();

    /** Writes all that remains in a buffer at an offset, within the size. */
    void write(long offset, ByteBuffer source) throws IOException;

    /** Returns when all that was written is safe from a crash. */
    void sync() throws IOException;

    /** The whole file as memory, which shows each write at once. It stays when the file is closed, until the arena is. */
    MemorySegment map(Arena arena) throws IOException;

    @Override
    void close() throws IOException;
}
