package dev.yore.log;

/** Is told how far a long piece of work has come. */
@FunctionalInterface
public interface ProgressListener {

    /** Does not listen. */
    ProgressListener NONE = (_, _) -> {};

    /** So much is done of so much in all. It is called now and then, in the thread that works. */
    void at(long done, long total);
}
