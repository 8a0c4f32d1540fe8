package dev.yore.log;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.log.internal.engine.WritingSide;
import dev.yore.log.internal.engine.WritingSide.Purpose;
import dev.yore.log.internal.storage.DirectoryStorage;
import dev.yore.store.Commit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.Scanner;
import java.util.stream.IntStream;

/**
 * A program that writes to a store until it is killed, and says each commit that was acknowledged. What to do it reads from its
 * input: what for, in which directory, and the seed of its random numbers.
 *
 * <p>An event's id is the number of its commit's events, what tells the commit from others, and the event's place in it.
 */
final class KilledWriter {

    static final String OPENING = "opening";

    /** A line without it was cut short. */
    static final String END_OF_LINE = " .";

    private static final int THREADS = 4;
    private static final LogOptions OPTIONS = Stores.SMALL.withIndexPostings(64);

    private KilledWriter() {}

    /** Reads one line, and does it. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException {
        var input = new Scanner(System.in, StandardCharsets.UTF_8);
        var purpose = Purpose.valueOf(input.next());
        var directory = Path.of(input.next());
        long seed = input.nextLong();
        System.out.println(OPENING);
        if (purpose == Purpose.REBUILD_INDEX) {
            rebuildForEver(directory);
        }
        var store = LogStore.open(directory, OPTIONS);
        for (int i = 0; i < THREADS; i++) {
            var random = new Random(seed + i);
            Thread.ofPlatform().start(() -> append(store, random));
        }
    }

    private static void rebuildForEver(Path directory) throws IOException {
        while (true) {
            WritingSide.open(
                            DirectoryStorage.readWrite(directory),
                            Purpose.REBUILD_INDEX,
                            OPTIONS,
                            InstantSource.system(),
                            ProgressListener.NONE)
                    .close();
        }
    }

    @SuppressWarnings("SystemOut")
    private static void append(LogStore store, Random random) {
        while (true) {
            var commit = commit(random);
            var receipt = store.append(commit);
            System.out.println(commit.ids().getFirst() + " " + receipt.commit().first() + END_OF_LINE);
        }
    }

    private static Commit commit(Random random) {
        int size = random.nextInt(10) == 0 ? random.nextInt(20, 60) : random.nextInt(1, 6);
        var name = size + "-" + Long.toHexString(random.nextLong()) + "-";
        var text = "x".repeat(random.nextInt(1_500 / size));
        return Commit.of(IntStream.range(0, size)
                .mapToObj(i -> Event.of("s" + random.nextInt(10), "Counted", Json.parse("{\"text\":\"" + text + "\"}"))
                        .withId(EventId.of(name + i)))
                .toList());
    }
}
