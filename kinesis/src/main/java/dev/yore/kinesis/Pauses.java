package dev.yore.kinesis;

/** How a reader lets time pass. Any thread may wake or close; one waits. */
interface Pauses {

    /** The time in nanoseconds, of which only differences say something. */
    long now();

    /** Waits so many nanoseconds, or until it is closed. */
    void pause(long nanos) throws InterruptedException;

    /** Waits at most so many nanoseconds, less if it is woken or closed. A wake that came since the last {@link #woken()} counts. */
    void idle(long nanos) throws InterruptedException;

    /** Whether it was woken since this was asked last. */
    boolean woken();

    void wake();

    void close();

    boolean closed();
}
