package dev.yore.examples.bank.berka;

import java.math.BigDecimal;

/**
 * What a reconciliation found and did.
 *
 * @param accounts how many accounts it went through
 * @param events how many events they have, the corrections of this run included
 * @param corrections how many compensating events this run appended; it cannot tell its own from the same ones of a run at the same time
 * @param sum of the balances of all accounts after it
 */
public record ReconciliationReport(long accounts, long events, long corrections, BigDecimal sum) {}
