/**
 * How an application brings its own subcommands to the {@code yore} command: {@link dev.yore.cli.api.CommandProvider} makes them,
 * {@link dev.yore.cli.api.Session} gives them the store and somewhere to write to.
 */
@NullMarked
package dev.yore.cli.api;

import org.jspecify.annotations.NullMarked;
