package dev.yore.testkit.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Several calls at the same time, each in a virtual thread of its own. */
public final class Together {

    private Together() {}

    /** Makes a call so many times at once, with numbers from 0, and returns what they returned in the order of their numbers. */
    public static <T> List<T> call(Duration patience, int times, IntFunction<T> call) {
        var start = new CountDownLatch(times);
        var calls = new ArrayList<Callable<T>>();
        for (int i = 0; i < times; i++) {
            int number = i;
            calls.add(() -> {
                start.countDown();
                start.await();
                return call.apply(number);
            });
        }
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var futures = calls.stream().map(executor::submit).toList();
            return futures.stream().map(it -> get(patience, it)).toList();
        } finally {
            executor.shutdownNow();
        }
    }

    /** Begins a call in a thread of its own. */
    public static <T> Future<T> begin(Callable<T> call) {
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            return executor.submit(call);
        } finally {
            executor.shutdown();
        }
    }

    /** What a call returned, which must come to its end within this time. */
    public static <T> T get(Duration patience, Future<T> future) {
        try {
            return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("a call in another thread failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("a call in another thread did not end within " + patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a call in another thread", e);
        }
    }
}
