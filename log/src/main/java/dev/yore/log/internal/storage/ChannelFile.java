package dev.yore.log.internal.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/** A file of a file system. */
final class ChannelFile implements StorageFile {

    private final String name;
    private final FileChannel channel;
    private final long size;

    ChannelFile(String name, FileChannel channel) throws IOException {
        this.name = name;
        this.channel = channel;
        this.size = channel.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        for (long at = offset; source.hasRemaining(); ) {
            at += channel.write(source, at);
        }
    }

    @Override
    public void sync() throws IOException {
        channel.force(false);
    }

    @Override
    public MemorySegment map(Arena arena) throws IOException {
        return channel.map(MapMode.READ_ONLY, 0, size, arena);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
