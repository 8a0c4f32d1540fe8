/**
 * The contract of an event store as a test suite: an engine's test extends {@link dev.yore.testkit.contract.StoreContract}
 * and says, in a {@link dev.yore.testkit.contract.StoreFixture}, how its store is opened.
 *
 * <p>Each promise is an interface of tests: {@link dev.yore.testkit.contract.RetryContract} holds what makes a retry safe.
 * Two of them are for stores that can more than they must, and are named beside the suite by whoever has such a store:
 * {@link dev.yore.testkit.contract.CrashContract} and {@link dev.yore.testkit.contract.RestoreContract}.
 */
@NullMarked
package dev.yore.testkit.contract;

import org.jspecify.annotations.NullMarked;
