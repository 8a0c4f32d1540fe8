/** The commands on event types and their catalogue. */
@NullMarked
package dev.yore.cli.catalog;

import org.jspecify.annotations.NullMarked;
