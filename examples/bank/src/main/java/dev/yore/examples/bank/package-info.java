/** Bank accounts and transfers. */
@NullMarked
package dev.yore.examples.bank;

import org.jspecify.annotations.NullMarked;
