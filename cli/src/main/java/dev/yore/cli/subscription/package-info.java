/** The commands on subscriptions and what they have parked. */
@NullMarked
package dev.yore.cli.subscription;

import org.jspecify.annotations.NullMarked;
