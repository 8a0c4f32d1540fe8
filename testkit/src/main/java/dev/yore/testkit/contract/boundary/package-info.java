/**
 * The published examples of dynamic consistency boundaries (dcb.events) as tests of a store: decisions that rest on the
 * events of a query, each also with writers who decide at the same time.
 */
@NullMarked
package dev.yore.testkit.contract.boundary;

import org.jspecify.annotations.NullMarked;
