/** Orders: placed, paid, shipped; and a tax bug of the past, made good. */
@NullMarked
package dev.yore.examples.orders;

import org.jspecify.annotations.NullMarked;
