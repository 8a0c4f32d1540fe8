/**
 * The contract of a view store as a test suite: a store's test extends {@link dev.yore.testkit.view.ViewContract} and says, in
 * a {@link dev.yore.testkit.view.ViewFixture}, how it is opened.
 *
 * <p>Each promise is an interface of tests. Two of them are for stores that can more than they must, and are named beside the
 * suite by whoever has such a store: {@link dev.yore.testkit.view.TransactionContract} and {@link
 * dev.yore.testkit.view.ViewCrashContract}.
 */
@NullMarked
package dev.yore.testkit.view;

import org.jspecify.annotations.NullMarked;
