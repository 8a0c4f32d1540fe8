package dev.yore.docs;

import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param page where it stands
 * @param language what is written behind the opening fence
 * @param introduction the last line of prose before it; empty where there is none
 * @param firstLine the number of its first line in the page, from 1
 * @param lines what is in it
 */
record Block(Page page, String language, String introduction, int firstLine, List<String> lines) {

    /** Where its line of this index, from 0, stands: {@code docs/format.md:17}. */
    String place(int index) {
        return page.place(firstLine + index);
    }
}
