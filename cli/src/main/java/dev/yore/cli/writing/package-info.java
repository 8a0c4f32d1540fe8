/** The command that appends an event. */
@NullMarked
package dev.yore.cli.writing;

import org.jspecify.annotations.NullMarked;
