/** What an application implements to bring its own subcommands to the {@code yore} command. */
@NullMarked
package dev.yore.cli.api;

import org.jspecify.annotations.NullMarked;
