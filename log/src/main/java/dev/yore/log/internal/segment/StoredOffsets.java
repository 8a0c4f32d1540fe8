package dev.yore.log.internal.segment;

import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.format.FileHeader.Kind;
import dev.yore.log.internal.page.PageFile;
import dev.yore.log.internal.page.PageWriter;
import dev.yore.log.internal.storage.Storage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The offsets of a sealed segment, in a file in pages beside it.
 *
 * <pre>
 *   page 0        file header: first position, last position
 *   page 1 ...    offset of each event's record in the segment, 4 bytes each, unsigned
 * </pre>
 */
final class StoredOffsets implements Offsets {

    private final PageFile file;
    private final FileHeader header;

    private StoredOffsets(PageFile file, FileHeader header) {
        this.file = file;
        this.header = header;
    }

    static StoredOffsets open(Storage storage, String name, Arena arena) throws IOException {
        var file = PageFile.open(storage, name, arena);
        return new StoredOffsets(file, file.header(Kind.OFFSETS));
    }

    static void write(Storage storage, String name, UUID store, long first, Offsets offsets) throws IOException {
        int count = offsets.count();
        long bytes = (long) count * Integer.BYTES;
        try (var writer = PageWriter.create(storage, name, bytes)) {
            var section = writer.section(bytes);
            for (int i = 0; i < count; i++) {
                section.putInt((int) offsets.at(i));
            }
            writer.finish(FileHeader.of(Kind.OFFSETS, store, first, first + count - 1), ByteBuffer.allocate(0));
        }
    }

    boolean isOf(UUID store, long first) {
        return header.store().equals(store) && header.first() == first;
    }

    long first() {
        return header.first();
    }

    @Override
    public long at(int index) {
        return Integer.toUnsignedLong(file.getInt(PageFile.content() + (long) index * Integer.BYTES));
    }

    @Override
    public int count() {
        return Math.toIntExact(header.second() - header.first() + 1);
    }

    void checkAll() {
        file.checkAll();
    }
}
