package dev.yore.cli.api;

import dev.yore.store.EventStore;
import dev.yore.view.ViewStore;
import java.nio.file.Path;
import java.util.Optional;

/** One call of {@code yore}: the store that it names, and where its results go. For the thread of the command. */
public interface Session {

    /** The directory of the store: {@code --data}, else the environment's {@code YORE_DATA}, else {@code yore-data}. */
    Path directory();

    /** The directory that {@code --data} names, where it is given. */
    Optional<Path> namedDirectory();

    /**
     * Opens the store for reading and writing; makes it where there is none. The caller closes it; when the process is
     * interrupted it is closed too.
     */
    default EventStore open() {
        return open(directory());
    }

    /** Opens the store in another directory for reading and writing; makes it where there is none. */
    EventStore open(Path directory);

    /** Opens the store for reading alone, which another process may be writing to. It must be there. */
    EventStore openReadOnly();

    /** Opens views; makes them where there are none. The caller closes them. */
    ViewStore openViews(String url);

    /** Where views are kept if nothing else is said: the environment's {@code YORE_VIEWS}, else a file beside the store. */
    String defaultViews();

    /** Whether results are to be written as JSON. */
    boolean json();

    /** Where results go: standard output. */
    Output out();

    /** Tells something that is no result: a line on standard error. */
    void note(String line);

    /** Tells that a line of a file was not taken: a line on standard error. */
    void rejected(long line, String reason);

    /**
     * Begins to show how something goes, on standard error, if that is a terminal.
     *
     * @param what what goes on, in a word or two
     */
    Progress progress(String what);
}
