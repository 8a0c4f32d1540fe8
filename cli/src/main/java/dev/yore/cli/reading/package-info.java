/** Commands that show what is recorded, and what follows from it. */
@NullMarked
package dev.yore.cli.reading;

import org.jspecify.annotations.NullMarked;
