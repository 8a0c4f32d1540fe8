/** The orders' own subcommands of {@code yore}: {@code orders} and {@code demo orders}. */
@NullMarked
package dev.yore.examples.orders.command;

import org.jspecify.annotations.NullMarked;
