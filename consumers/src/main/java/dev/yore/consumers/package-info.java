/** Ready-made consumers of subscriptions. */
@NullMarked
package dev.yore.consumers;

import org.jspecify.annotations.NullMarked;
