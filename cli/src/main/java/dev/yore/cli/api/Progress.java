package dev.yore.cli.api;

/** A line that shows how far something has come; it goes away when it is closed. For one thread. */
public interface Progress extends AutoCloseable {

    /**
     * So much is done.
     *
     * @param total of so much; 0 where that is not known
     */
    void at(long done, long total);

    @Override
    void close();
}
