package dev.yore.bench.micro;

import dev.yore.bench.work.Disk;
import dev.yore.bench.work.Sample;
import dev.yore.bench.work.Samples;
import dev.yore.event.Event;
import dev.yore.event.StreamId;
import dev.yore.log.LogOptions;
import dev.yore.log.LogStore;
import dev.yore.log.ProgressListener;
import dev.yore.log.internal.engine.WritingSide;
import dev.yore.log.internal.format.Terms;
import dev.yore.log.internal.index.Snapshot;
import dev.yore.log.internal.storage.DirectoryStorage;
import dev.yore.store.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Looking a term up in the index of 500,000 events: one that is there, and one that is not, which only filters are asked for. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // the set-up sets them
public class IndexBenchmark {

    private static final int STREAMS = 50_000;
    private static final int ROUNDS = 10;

    private Path directory;
    private WritingSide side;
    private Snapshot snapshot;
    private int number;

    /** Fills a store in the current directory. */
    @Setup
    public void fill() throws IOException {
        directory = Files.createTempDirectory(Path.of("").toAbsolutePath(), "yore-bench-");
        fill(directory);
        side = WritingSide.open(
                DirectoryStorage.readWrite(directory),
                WritingSide.Purpose.USE,
                LogOptions.DEFAULT,
                InstantSource.system(),
                ProgressListener.NONE);
        snapshot = side.reads().index().acquire();
    }

    private static void fill(Path directory) {
        try (var store = LogStore.open(directory)) {
            for (int first = 0; first < STREAMS * ROUNDS; first += Samples.COMMIT) {
                var events = new ArrayList<Event>();
                for (int i = first; i < first + Samples.COMMIT; i++) {
                    var sample = Sample.of(Samples.stream(i % STREAMS), 1);
                    events.add(Event.of(
                            sample.stream(), sample.type(), sample.payload().json()));
                }
                store.append(Commit.of(events));
            }
        }
    }

    /** Lets go of the store and deletes it. */
    @TearDown
    public void delete() throws IOException {
        snapshot.close();
        side.close();
        Disk.delete(directory);
    }

    /** How many events a stream has. */
    @Benchmark
    public long lookup() {
        return snapshot.count(Terms.of(StreamId.of(Samples.stream(number++ % STREAMS))), Long.MAX_VALUE);
    }

    /** The same for a stream that is not there. */
    @Benchmark
    public long filter() {
        return snapshot.count(Terms.of(StreamId.of(Samples.stream(STREAMS + number++))), Long.MAX_VALUE);
    }
}
