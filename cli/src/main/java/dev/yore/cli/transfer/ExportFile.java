package dev.yore.cli.transfer;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.event.Envelope;
import dev.yore.event.InvalidEventException;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file of envelopes, one a line, to which those that are not in it yet are added. */
final class ExportFile implements AutoCloseable {

    private static final int BLOCK = 1 << 16;

    private final Path path;
    private final FileChannel channel;

    ExportFile(Path path) throws IOException {
        this.path = path;
        channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    }

    /**
     * Makes ready to go on behind the last whole line; half a line, as an interruption leaves it, is cut away.
     *
     * @return how far the file has come
     * @throws CommandFailedException if the file holds anything else than events of this store
     */
    Checkpoint resume(EventStore store) throws IOException {
        long end = lastNewline(channel.size()) + 1;
        var last = end == 0 ? Optional.<RecordedEvent>empty() : Optional.of(recorded(lastLine(end), store));
        requireOurs(end);
        channel.truncate(end);
        channel.position(end);
        return last.map(it -> Checkpoint.of(it.position())).orElse(Checkpoint.START);
    }

    OutputStream output() {
        return new BufferedOutputStream(Channels.newOutputStream(channel), BLOCK);
    }

    /** Makes durable what was written. */
    void sync() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private String lastLine(long end) throws IOException {
        long start = lastNewline(end - 1) + 1;
        var line = ByteBuffer.allocate(Math.toIntExact(end - 1 - start));
        read(line, start);
        return new String(line.array(), StandardCharsets.UTF_8);
    }

    private RecordedEvent recorded(String line, EventStore store) {
        try {
            var stated = Envelope.parse(line).recorded().orElseThrow(this::foreign);
            return store.find(stated.id()).filter(stated::equals).orElseThrow(this::foreign);
        } catch (InvalidEventException _) {
            throw foreign();
        }
    }

    /** Half a line may be cut away only if it is the beginning of an envelope. */
    private void requireOurs(long end) throws IOException {
        var start = "{\"eventId\":".getBytes(StandardCharsets.UTF_8);
        var found = ByteBuffer.allocate((int) Math.min(start.length, channel.size() - end));
        read(found, end);
        if (!found.flip().equals(ByteBuffer.wrap(start, 0, found.limit()))) {
            throw foreign();
        }
    }

    private CommandFailedException foreign() {
        return new CommandFailedException(
                path + " holds something else than an export of this store; nothing was changed: name another file");
    }

    /** The offset of the last newline before this offset, or -1. */
    private long lastNewline(long before) throws IOException {
        var block = ByteBuffer.allocate(BLOCK);
        for (long end = before; end > 0; end -= block.limit()) {
            block.clear().limit((int) Math.min(BLOCK, end));
            read(block, end - block.limit());
            for (int i = block.limit() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return end - block.limit() + i;
                }
            }
        }
        return -1;
    }

    private void read(ByteBuffer target, long offset) throws IOException {
        while (target.hasRemaining() && channel.read(target, offset + target.position()) >= 0) {
            // until it is full
        }
    }
}
