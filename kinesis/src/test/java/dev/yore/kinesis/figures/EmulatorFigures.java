package dev.yore.kinesis.figures;

import static dev.yore.kinesis.scale.Table.count;
import static dev.yore.kinesis.scale.Table.hundredths;
import static dev.yore.kinesis.scale.Table.tenths;

import dev.yore.kinesis.local.Kinesalite;
import dev.yore.kinesis.local.KinesisLocal;
import dev.yore.kinesis.scale.Table;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Commits on the emulators, beside bare records put by the same client, and beside what the service's limits allow. A store reads at the
 * pace of the service, and again as fast as it is answered.
 */
public final class EmulatorFigures {

    private static final String CBOR = "aws.cborEnabled";
    private static final Path OUTPUT = Path.of("target");
    private static final int SHARD_COMMITS = 1_000;

    private final Duration measured;
    private final List<Integer> shards;
    private final List<Integer> writers;

    /** Figures for each of these numbers of shards and writers. */
    EmulatorFigures(Duration measured, List<Integer> shards, List<Integer> writers) {
        this.measured = measured;
        this.shards = shards;
        this.writers = writers;
    }

    /** Takes the seconds that each figure is measured, 5 if nothing is said; run it in the folder of this module. */
    public static void main(String[] arguments) throws Exception {
        var seconds = Duration.ofSeconds(arguments.length == 0 ? 5 : Long.parseLong(arguments[0]));
        new EmulatorFigures(seconds, List.of(1, 4, 16), List.of(1, 64, 1_024)).onKinesalite(System.out);
        new EmulatorFigures(seconds, List.of(1, 4), List.of(1, 64)).onKinesisLocal(System.out);
    }

    /** On kinesalite, in JSON, as it wants it. */
    void onKinesalite(PrintStream out) throws Exception {
        System.setProperty(CBOR, "false");
        try (var emulator = Kinesalite.start(OUTPUT.resolve("figures-kinesalite.out"))) {
            out.println("\nkinesalite\n");
            print(emulator.endpoint(), out);
        } finally {
            System.clearProperty(CBOR);
        }
    }

    /** On kinesis-local. */
    void onKinesisLocal(PrintStream out) throws Exception {
        try (var emulator = KinesisLocal.start(OUTPUT.resolve("figures-kinesis-local.out"))) {
            out.println("\nkinesis-local\n");
            print(emulator.endpoint(), out);
        }
    }

    private void print(URI endpoint, PrintStream out) throws Exception {
        var table = new Table(
                "shards",
                "writers",
                "one record a put: 1/s",
                "p50, ms",
                "p99, ms",
                "500 a put: 1/s",
                "commits/s",
                "p50, ms",
                "p99, ms",
                "of one a put",
                "of the limits",
                "commits/s, reads unlimited",
                "p50, ms",
                "p99, ms",
                "of one a put",
                "p50, times that of a put");
        for (int shardCount : shards) {
            for (int writerCount : writers) {
                table.row(row(endpoint, shardCount, writerCount));
            }
        }
        table.lines().forEach(out::println);
    }

    private String[] row(URI endpoint, int shardCount, int writerCount) throws Exception {
        var one = on(endpoint, shardCount, it -> it.putOne(writerCount));
        var many = on(endpoint, shardCount, Stream::putMany);
        var paced = on(endpoint, shardCount, it -> it.append(writerCount, Stream.PACED, replica()));
        var unpaced = on(endpoint, shardCount, it -> it.append(writerCount, Stream.UNPACED, replica()));
        return new String[] {
            count(shardCount),
            count(writerCount),
            count(one.perSecond()),
            tenths(one.p50()),
            tenths(one.p99()),
            count(many.perSecond()),
            count(paced.perSecond()),
            tenths(paced.p50()),
            tenths(paced.p99()),
            hundredths(paced.perSecond() / one.perSecond()),
            hundredths(paced.perSecond() / (SHARD_COMMITS * (double) shardCount)),
            count(unpaced.perSecond()),
            tenths(unpaced.p50()),
            tenths(unpaced.p99()),
            hundredths(unpaced.perSecond() / one.perSecond()),
            hundredths(unpaced.p50() / one.p50())
        };
    }

    /** Something that is measured on a stream. */
    @FunctionalInterface
    private interface Work {
        Crowd.Figure on(Stream stream) throws Exception;
    }

    private Crowd.Figure on(URI endpoint, int shardCount, Work work) throws Exception {
        try (var stream = new Stream(endpoint, shardCount, measured.dividedBy(2), measured)) {
            return work.on(stream);
        }
    }

    private static Path replica() throws Exception {
        Files.createDirectories(OUTPUT);
        return Files.createTempDirectory(OUTPUT.toAbsolutePath(), "figures-");
    }
}
