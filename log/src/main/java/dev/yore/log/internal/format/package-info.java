/**
 * How bytes lie on the disk: one descriptor for each kind of file and record, with a picture of its bits. All numbers are
 * little-endian.
 */
@NullMarked
package dev.yore.log.internal.format;

import org.jspecify.annotations.NullMarked;
