/** Files that never change, in pages that each have a checksum, which is checked when the page is first read. */
@NullMarked
package dev.yore.log.internal.page;

import org.jspecify.annotations.NullMarked;
