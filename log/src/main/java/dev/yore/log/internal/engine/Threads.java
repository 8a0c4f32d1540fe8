package dev.yore.log.internal.engine;

/** Waiting for threads to end. */
final class Threads {

    private Threads() {}

    /** Waits until a thread has ended, whatever happens; an interrupt meanwhile stays set. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
