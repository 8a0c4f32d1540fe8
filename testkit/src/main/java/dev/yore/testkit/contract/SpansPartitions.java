package dev.yore.testkit.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test, or every test of a group, that needs an order across partition keys. Where the store has several partitions it runs
 * all the same, and must end in a {@link dev.yore.store.SpansPartitionsException}.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface SpansPartitions {}
