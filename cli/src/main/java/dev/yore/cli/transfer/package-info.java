/** Commands that take a store's history out, and in. */
@NullMarked
package dev.yore.cli.transfer;

import org.jspecify.annotations.NullMarked;
