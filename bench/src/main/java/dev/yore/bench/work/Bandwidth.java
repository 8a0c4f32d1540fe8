package dev.yore.bench.work;

import static dev.yore.bench.figure.Figure.LIMIT;

import dev.yore.bench.figure.Round;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * How many bytes a second the disk, the memory and the checksum let through, whatever the bytes mean. It takes as many as the payloads
 * of all events have, within limits.
 */
final class Bandwidth {

    private static final int PIECE = 1 << 20;
    private static final int MIN_PIECES = 64;
    private static final int MAX_PIECES = 256;
    private static final int PAGE = 4096;

    private final Bench bench;
    private final Path file;
    private final int pieces;

    Bandwidth(Bench bench) {
        this.bench = bench;
        this.file = bench.plan().folder().resolve("bandwidth");
        this.pieces = Math.clamp((long) bench.plan().events() * Payload.BYTES / PIECE, MIN_PIECES, MAX_PIECES);
    }

    void measure() throws Exception {
        if (!bench.plan()
                .includesAny(
                        "raw-write-synced",
                        "raw-write",
                        "raw-read-cached",
                        "raw-read-cold",
                        "replay-raw",
                        "raw-crc32c")) {
            return;
        }
        try (var arena = Arena.ofShared()) {
            var memory = arena.allocate(PIECE, PAGE);
            for (long at = 0; at < PIECE; at += Payload.BYTES) {
                var payload = MemorySegment.ofArray(Payload.of(at).utf8());
                memory.asSlice(at, Payload.BYTES).copyFrom(payload);
            }
            var piece = memory.asByteBuffer();
            bench.measure("raw-write-synced", LIMIT, () -> write(piece, true));
            bench.measure("raw-write", LIMIT, () -> write(piece, false));
            write(piece, false);
            bench.measure("raw-read-cached", LIMIT, () -> read(piece, StandardOpenOption.READ));
            cold(piece);
            bench.measure("replay-raw", LIMIT, this::replay);
            bench.measure("raw-crc32c", LIMIT, () -> checksum(piece));
        }
        Files.deleteIfExists(file);
    }

    private Round write(ByteBuffer piece, boolean syncEach) throws IOException {
        long begin = System.nanoTime();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < pieces; i++) {
                channel.write(piece.clear(), (long) i * PIECE);
                if (syncEach) {
                    channel.force(false);
                }
            }
            channel.force(false);
        }
        return Round.bandwidth((long) pieces * PIECE, System.nanoTime() - begin);
    }

    /** Past the cache of the system, where the file system can do that. */
    private void cold(ByteBuffer piece) throws Exception {
        try {
            bench.measure("raw-read-cold", LIMIT, () -> read(piece, StandardOpenOption.READ, pastTheCache()));
        } catch (IOException | UnsupportedOperationException | ClassNotFoundException e) {
            bench.absent("raw-read-cold", "the file system does not read past its cache: " + e.getMessage());
        }
    }

    /** By name, since not every JDK must have it. */
    private static OpenOption pastTheCache() throws ClassNotFoundException {
        return Stream.of(Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants())
                .filter(it -> it.toString().equals("DIRECT"))
                .map(OpenOption.class::cast)
                .findFirst()
                .orElseThrow(() -> new UnsupportedOperationException("this JDK has no DIRECT"));
    }

    private Round read(ByteBuffer piece, OpenOption... options) throws IOException {
        long begin = System.nanoTime();
        try (var channel = FileChannel.open(file, options)) {
            for (int i = 0; i < pieces; i++) {
                if (channel.read(piece.clear(), (long) i * PIECE) != PIECE) {
                    throw new IOException("the file ends too early");
                }
            }
        }
        return Round.bandwidth((long) pieces * PIECE, System.nanoTime() - begin);
    }

    /** A loop over a mapped file that checks a checksum of each payload, and nothing else. */
    private Round replay() throws IOException {
        try (var arena = Arena.ofConfined();
                var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            var checksum = new CRC32C();
            long begin = System.nanoTime();
            long events = mapped.byteSize() / Payload.BYTES;
            for (long i = 0; i < events; i++) {
                checksum.reset();
                checksum.update(mapped.asSlice(i * Payload.BYTES, Payload.BYTES).asByteBuffer());
                if (checksum.getValue() == 0) {
                    throw new IOException("a payload has the checksum of nothing");
                }
            }
            return Round.rate(events, System.nanoTime() - begin);
        }
    }

    private Round checksum(ByteBuffer piece) {
        long begin = System.nanoTime();
        var checksum = new CRC32C();
        for (int i = 0; i < pieces; i++) {
            checksum.update(piece.clear());
        }
        long elapsed = System.nanoTime() - begin;
        if (checksum.getValue() == 0) {
            throw new IllegalStateException("the payloads have the checksum of nothing");
        }
        return Round.bandwidth((long) pieces * PIECE, elapsed);
    }
}
