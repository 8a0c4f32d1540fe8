package dev.yore.examples.bank.berka;

/** Hears how an import goes. */
public interface ImportListener {

    /** A line was not taken: nothing of it is recorded. */
    void rejected(Rejection rejection);

    /** So many bytes of the file have been worked off. */
    void at(long doneBytes, long totalBytes);

    /**
     * A line that was not taken.
     *
     * @param line its number, from 1
     * @param reason why
     */
    record Rejection(long line, String reason) {}
}
