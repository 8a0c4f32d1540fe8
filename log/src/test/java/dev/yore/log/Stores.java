package dev.yore.log;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** What the tests of this module do with stores again and again. */
final class Stores {

    /** Small files and little memory, so that a few hundred events make the engine roll, flush and merge. */
    static final LogOptions SMALL =
            LogOptions.DEFAULT.withSegmentBytes(64 << 10).withIndexPostings(512);

    private Stores() {}

    static Event event(String stream, int number) {
        return Event.of(stream, "Counted", Json.parse("{\"number\":" + number + "}"));
    }

    /** Appends so many events, one a commit, to streams s0 to s9. */
    static void fill(EventStore store, int events) {
        IntStream.range(0, events).forEach(i -> store.append(Commit.of(event("s" + i % 10, i))));
    }

    static List<RecordedEvent> all(EventStore store) {
        return store.read(Query.all()).toList();
    }

    /** The only file of a folder of the store whose name ends so and sorts first. */
    static Path file(Path store, String folder, String ending) {
        try (var files = Files.list(store.resolve(folder))) {
            return files.filter(it -> it.toString().endsWith(ending))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void flipBit(Path file, long offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[Math.toIntExact(offset)] ^= 0x10;
        Files.write(file, bytes);
    }

    /** Where in a file the last byte is that is not zero. */
    static long lastByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = bytes.length - 1;
        while (bytes[at] == 0) {
            at--;
        }
        return at;
    }
}
