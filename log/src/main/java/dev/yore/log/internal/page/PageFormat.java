package dev.yore.log.internal.page;

/**
 * A file in pages.
 *
 * <pre>
 *   page 0        file header (64 bytes), then what the kind says, zeros
 *   page 1 ...    content
 *   page table    CRC-32C of each page, 4 bytes each
 *   trailer       count of pages (4), CRC-32C of page table and count (4)
 * </pre>
 *
 * A page has 4,096 bytes. No number crosses a page.
 */
final class PageFormat {

    static final int PAGE = 4096;
    static final int TRAILER = 8;

    private PageFormat() {}

    static long pages(long bytes) {
        return (bytes + PAGE - 1) / PAGE;
    }

    static long fileSize(long pages) {
        return pages * PAGE + pages * Integer.BYTES + TRAILER;
    }
}
