/** The bank's own subcommands of {@code yore}: {@code bank} and {@code demo}. */
@NullMarked
package dev.yore.examples.bank.command;

import org.jspecify.annotations.NullMarked;
