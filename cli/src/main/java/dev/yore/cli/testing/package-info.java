/** For the tests of an application's own subcommands: {@link dev.yore.cli.testing.CommandRun} runs {@code yore} in this process. */
@NullMarked
package dev.yore.cli.testing;

import org.jspecify.annotations.NullMarked;
