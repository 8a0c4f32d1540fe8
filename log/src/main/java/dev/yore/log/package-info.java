/** The embedded engine: an append-only log and its index, in one directory. */
@NullMarked
package dev.yore.log;

import org.jspecify.annotations.NullMarked;
