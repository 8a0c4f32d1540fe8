/** Commands that look after a store: what is in it, whether it is sound, and its index. */
@NullMarked
package dev.yore.cli.upkeep;

import org.jspecify.annotations.NullMarked;
