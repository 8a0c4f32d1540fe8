package dev.yore.bench.work;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A store of events that does the work: Yore, or one of its peers. What it appends is durable when a call returns. Any thread may
 * call it.
 */
public interface Subject extends AutoCloseable {

    /** What figures call it. */
    String name();

    /** The version of the program. */
    String version();

    /** The settings that make it durable, as the program itself confirms them. */
    String settings();

    /** Appends an event, which must become the version of its stream that it says: it fails where the stream has another. */
    void append(Sample event) throws Exception;

    /** Appends events, of streams that have what comes before them, in one commit. */
    void appendAll(List<Sample> events) throws Exception;

    /** Reads the events of a stream with their payloads, in order, and counts them. */
    long load(String stream) throws Exception;

    /** Reads all events with their payloads, in the order of recording, and counts them. */
    long readAll() throws Exception;

    /** How many bytes lie on the disk. */
    long bytesOnDisk() throws Exception;

    /** The threads that its callers should run in. */
    default ExecutorService threads() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    /** By how many clients at once it is measured. */
    default List<Integer> clients() {
        return List.of(1, 64, 1_024);
    }

    /** Ends it; what a peer wrote goes. */
    @Override
    void close() throws IOException, SQLException;
}
