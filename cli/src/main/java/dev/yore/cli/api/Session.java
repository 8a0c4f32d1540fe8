package dev.yore.cli.api;

import dev.yore.store.EventStore;
import dev.yore.view.ViewStore;
import java.nio.file.Path;
import java.util.Optional;

/** One call of {@code yore}: the store that it names, and where its results go. For the thread of the command. */
public interface Session {

    /**
     * The directory of the store: {@code --data}, else the environment's {@code YORE_DATA}, else {@code yore-data}. With an {@link
     * #engine()}, the directory of its replica, which is elsewhere by default.
     */
    Path directory();

    /** The directory that {@code --data} names, where it is given. */
    Optional<Path> namedDirectory();

    /**
     * The log that the store lies on, such as {@code kinesis:STREAM?region=…}: {@code --engine}, else the environment's {@code
     * YORE_ENGINE}; empty where the store is a directory.
     */
    Optional<String> engine();

    /**
     * Opens the store for reading and writing; makes it where there is none, but for a stream, which costs money. The caller closes
     * it; when the process is interrupted it is closed too.
     */
    EventStore open();

    /** Opens the store for reading and writing; makes it where there is none, even if that costs money. */
    EventStore openOrCreate();

    /** Opens the store in another directory for reading and writing; makes it where there is none. */
    EventStore open(Path directory);

    /**
     * Opens the store to read it. It must be there. Another process may be writing to it; of an {@link #engine()}, by another
     * replica.
     */
    EventStore openReadOnly();

    /** Opens views; makes them where there are none. The caller closes them. */
    ViewStore openViews(String url);

    /** Where views are kept if nothing else is said: the environment's {@code YORE_VIEWS}, else a file beside the store. */
    String defaultViews();

    /** Runs the {@link #engine()}, and views in DynamoDB, on emulators on this machine, which keep nothing and end with this call. */
    void emulate();

    /** Whether results are to be written as JSON. */
    boolean json();

    /** Where results go: standard output. */
    Output out();

    /** Tells something that is no result: a line on standard error. */
    void note(String line);

    /** Asks on standard error, and says whether standard input answers with yes. */
    boolean confirm(String question);

    /** Tells that a line of a file was not taken: a line on standard error. */
    void rejected(long line, String reason);

    /**
     * Begins to show how something goes, on standard error, if that is a terminal.
     *
     * @param what what goes on, in a word or two
     */
    Progress progress(String what);
}
