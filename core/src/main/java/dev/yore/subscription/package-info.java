/**
 * Events delivered to others, each at least once.
 *
 * <p>A {@link dev.yore.subscription.Subscription} says which events go to which consumer. {@link
 * dev.yore.subscription.Subscriptions} runs some of them. What a consumer cannot take is parked, and {@link
 * dev.yore.subscription.ParkedEvents} is how it is looked at, retried and dropped.
 *
 * <p>How far a subscription has come, and what it has parked, is kept as a view: rows and checkpoint in one transaction.
 */
@NullMarked
package dev.yore.subscription;

import org.jspecify.annotations.NullMarked;
