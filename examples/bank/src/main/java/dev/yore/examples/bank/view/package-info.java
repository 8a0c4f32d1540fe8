/** What others ask of accounts, as projections of their events. */
@NullMarked
package dev.yore.examples.bank.view;

import org.jspecify.annotations.NullMarked;
