package dev.yore.log.internal.page;

import static dev.yore.log.internal.format.Layouts.INT;
import static dev.yore.log.internal.format.Layouts.LONG;

import dev.yore.log.internal.format.Checksum;
import dev.yore.log.internal.format.FileHeader;
import dev.yore.log.internal.storage.Storage;
import dev.yore.store.DamagedException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A file in pages, mapped. The first read of a page checks it. Any thread may read.
 *
 * <p>The marks of pages that were checked are plain memory: a lost mark costs another check, no more.
 */
public final class PageFile {

    /** How to get on where a file can be made anew from the log. */
    private static final String REBUILD =
            "; the events are not touched, and it can be made anew from them:" + " yore index rebuild";

    private final String path;
    private final MemorySegment memory;
    private final int pages;
    private final long[] checked;

    private PageFile(String path, MemorySegment memory, int pages) {
        this.path = path;
        this.memory = memory;
        this.pages = pages;
        this.checked = new long[(pages + Long.SIZE - 1) / Long.SIZE];
    }

    /**
     * Maps a file. It reads the page table and no page.
     *
     * @throws DamagedException if the file is not whole
     */
    public static PageFile open(Storage storage, String name, Arena arena) throws IOException {
        try (var file = storage.open(name)) {
            var path = storage.describe(name);
            if (file.size() < PageFormat.PAGE + PageFormat.TRAILER) {
                throw new DamagedException(path, file.size(), null, "the file is too short" + REBUILD);
            }
            var memory = file.map(arena);
            long trailer = memory.byteSize() - PageFormat.TRAILER;
            int pages = memory.get(INT, trailer);
            if (pages < 1 || PageFormat.fileSize(pages) != memory.byteSize()) {
                throw new DamagedException(path, trailer, null, "the file is not as long as it was written" + REBUILD);
            }
            long table = (long) pages * PageFormat.PAGE;
            if (Checksum.of(memory, table, trailer + Integer.BYTES - table)
                    != memory.get(INT, trailer + Integer.BYTES)) {
                throw new DamagedException(path, table, null, "the page table does not match its checksum" + REBUILD);
            }
            return new PageFile(path, memory, pages);
        }
    }

    /** The file's name, for messages. */
    public String path() {
        return path;
    }

    /** The length of the file in bytes. */
    public long size() {
        return memory.byteSize();
    }

    /** The file's header. */
    public FileHeader header(FileHeader.Kind kind) {
        check(0);
        return FileHeader.decode(kind, memory, path);
    }

    /** Where the first section begins. */
    public static long content() {
        return PageFormat.PAGE;
    }

    /** Where the section behind one of so many bytes begins. */
    public static long behind(long offset, long bytes) {
        return offset + PageFormat.pages(bytes) * PageFormat.PAGE;
    }

    /** Four bytes. */
    public int getInt(long offset) {
        check((int) (offset / PageFormat.PAGE));
        return memory.get(INT, offset);
    }

    /** Eight bytes. */
    public long getLong(long offset) {
        check((int) (offset / PageFormat.PAGE));
        return memory.get(LONG, offset);
    }

    /** Checks every page, whether it was checked before or not. */
    public void checkAll() {
        for (int page = 0; page < pages; page++) {
            checkNow(page);
        }
    }

    private void check(int page) {
        if ((checked[page / Long.SIZE] & 1L << page) == 0) {
            checkNow(page);
            checked[page / Long.SIZE] |= 1L << page;
        }
    }

    private void checkNow(int page) {
        int expected = memory.get(INT, (long) pages * PageFormat.PAGE + (long) page * Integer.BYTES);
        if (Checksum.of(memory, (long) page * PageFormat.PAGE, PageFormat.PAGE) != expected) {
            throw new DamagedException(
                    path, (long) page * PageFormat.PAGE, null, "a page does not match its checksum" + REBUILD);
        }
    }
}
