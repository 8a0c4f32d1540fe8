/** Commands that look after the replica of a log, which a node keeps in its directory. */
@NullMarked
package dev.yore.cli.replica;

import org.jspecify.annotations.NullMarked;
