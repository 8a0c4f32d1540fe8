/**
 * Takes over the books of a bank that are kept in the "Berka" format, and reconciles the accounts made of them with the
 * balances that the bank itself had written down.
 */
@NullMarked
package dev.yore.examples.bank.berka;

import org.jspecify.annotations.NullMarked;
