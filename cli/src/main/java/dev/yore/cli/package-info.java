/** The {@code yore} command. */
@NullMarked
package dev.yore.cli;

import org.jspecify.annotations.NullMarked;
