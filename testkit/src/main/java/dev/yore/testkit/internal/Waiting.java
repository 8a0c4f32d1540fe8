package dev.yore.testkit.internal;

import java.lang.Thread.State;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/**
 * A call in a thread of its own that is meant to wait.
 *
 * @param <T> what it returns
 */
public final class Waiting<T> {

    /** What "at once" means on a busy machine. */
    public static final Duration AT_ONCE = Duration.ofSeconds(2);

    private static final Set<State> AT_REST = EnumSet.of(State.WAITING, State.TIMED_WAITING, State.BLOCKED);
    private static final Duration TIME_TO_COME_TO_REST = Duration.ofSeconds(1);

    private final FutureTask<T> task;
    private final Thread thread;

    private Waiting(Callable<T> call) {
        task = new FutureTask<>(call);
        thread = Thread.ofPlatform().daemon().name("waiting").start(task);
    }

    /** Begins a call, and returns as soon as its thread is seen to wait. */
    public static <T> Waiting<T> in(Callable<T> call) {
        var waiting = new Waiting<>(call);
        long deadline = System.nanoTime() + TIME_TO_COME_TO_REST.toNanos();
        while (!AT_REST.contains(waiting.thread.getState()) && System.nanoTime() < deadline && !waiting.task.isDone()) {
            LockSupport.parkNanos(100_000);
        }
        return waiting;
    }

    /** Interrupts its thread. */
    public void interrupt() {
        thread.interrupt();
    }

    /** What the call returned, which must come to its end within this time. */
    public T result(Duration patience) {
        return Together.get(patience, task);
    }
}
