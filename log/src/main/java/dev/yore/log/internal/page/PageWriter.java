package dev.yore.log.internal.page;

import dev.yore.log.internal.format.Checksum;
import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.storage.Storage;
import dev.yore.log.internal.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a file in pages. It consists of sections of known lengths, which can be written side by side. The file appears
 * under its name, whole and synced, when it is finished.
 */
public final class PageWriter implements AutoCloseable {

    private static final String UNFINISHED = ".tmp";
    private static final int BUFFER_PAGES = 16;

    private final Storage storage;
    private final String name;
    private final StorageFile file;
    private final int[] checksums;
    private final List<Section> sections = new ArrayList<>();
    private long nextPage = 1;
    private boolean finished;

    private PageWriter(Storage storage, String name, StorageFile file, long pages) {
        this.storage = storage;
        this.name = name;
        this.file = file;
        this.checksums = new int[Math.toIntExact(pages)];
    }

    /** Begins a file with sections of these lengths in bytes; ask for the sections in this order. */
    public static PageWriter create(Storage storage, String name, long... sectionBytes) throws IOException {
        long pages = 1;
        for (long bytes : sectionBytes) {
            pages += PageFormat.pages(bytes);
        }
        var file = storage.createSparse(name + UNFINISHED, PageFormat.fileSize(pages));
        return new PageWriter(storage, name, file, pages);
    }

    /** Whether a file of this name was begun and never finished. */
    public static boolean isUnfinished(String name) {
        return name.endsWith(UNFINISHED);
    }

    /** The next section, of so many bytes. */
    public Section section(long bytes) {
        var section = new Section(nextPage);
        nextPage += PageFormat.pages(bytes);
        sections.add(section);
        return section;
    }

    /** Writes what is left and gives the file its name. */
    public void finish(FileHeader header, ByteBuffer kindHeader) throws IOException {
        for (var section : sections) {
            section.flush();
        }
        var first = ByteBuffer.allocate(PageFormat.PAGE);
        first.put(header.encode()).put(kindHeader).rewind();
        checksums[0] = Checksum.of(first.array(), 0, PageFormat.PAGE);
        file.write(0, first);
        var table = ByteBuffer.allocate(checksums.length * Integer.BYTES + PageFormat.TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int checksum : checksums) {
            table.putInt(checksum);
        }
        table.putInt(checksums.length);
        table.putInt(Checksum.of(table.array(), 0, table.position())).flip();
        file.write((long) checksums.length * PageFormat.PAGE, table);
        file.sync();
        storage.rename(name + UNFINISHED, name);
        finished = true;
        storage.syncFolder(name.substring(0, name.lastIndexOf('/')));
    }

    /** Closes the file, and deletes one that is not finished: it may be for its space that it could not be. */
    @Override
    public void close() throws IOException {
        file.close();
        if (!finished) {
            storage.delete(name + UNFINISHED);
        }
    }

    /** A part of the file, written from its beginning to its end. */
    public final class Section {
        private final ByteBuffer buffer =
                ByteBuffer.allocate(BUFFER_PAGES * PageFormat.PAGE).order(ByteOrder.LITTLE_ENDIAN);
        private long page;

        private Section(long page) {
            this.page = page;
        }

        /** Writes four bytes. */
        public void putInt(int value) throws IOException {
            if (!buffer.hasRemaining()) {
                flush();
            }
            buffer.putInt(value);
        }

        /** Writes eight bytes. */
        public void putLong(long value) throws IOException {
            if (!buffer.hasRemaining()) {
                flush();
            }
            buffer.putLong(value);
        }

        private void flush() throws IOException {
            int end = buffer.position();
            int pages = (int) PageFormat.pages(end);
            for (int i = end; i < pages * PageFormat.PAGE; i++) {
                buffer.put(i, (byte) 0);
            }
            for (int i = 0; i < pages; i++) {
                checksums[(int) page + i] = Checksum.of(buffer.array(), i * PageFormat.PAGE, PageFormat.PAGE);
            }
            buffer.limit(pages * PageFormat.PAGE).rewind();
            file.write(page * PageFormat.PAGE, buffer);
            page += pages;
            buffer.clear();
        }
    }
}
