/** What running projections and running subscriptions have in common. */
@NullMarked
package dev.yore.internal;

import org.jspecify.annotations.NullMarked;
