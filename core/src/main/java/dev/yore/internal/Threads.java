package dev.yore.internal;

import java.util.Collection;

/** Waiting for threads to end. */
public final class Threads {

    private Threads() {}

    /** Waits until all of them have ended, whatever happens; an interrupt meanwhile stays set. A thread does not wait for itself. */
    public static void joinAll(Collection<Thread> threads) {
        boolean interrupted = false;
        for (var thread : threads) {
            while (thread != Thread.currentThread() && thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
