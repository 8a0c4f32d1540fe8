package dev.yore.log;

import dev.yore.event.Envelope;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.Metadata;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.log.internal.storage.DirectoryStorage;
import dev.yore.store.Commit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes the golden store of a format: one that has everything that the format knows. It is made once, when a format is new,
 * and kept for ever: {@code GoldenStore FOLDER} writes {@code format-1.zip} and {@code format-1.jsonl.gz} there.
 */
final class GoldenStore {

    static final String NAME = "format-1";

    private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00.123456Z");
    private static final int EVENTS = 900;

    private GoldenStore() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var directory = Files.createTempDirectory("golden");
        var seconds = new AtomicLong();
        InstantSource clock = () -> BEGIN.plusSeconds(seconds.getAndIncrement());
        var options = Stores.SMALL.withIndexPostings(256);
        try (var store = LogStore.open(DirectoryStorage.readWrite(directory), options, clock, ProgressListener.NONE)) {
            commits().forEach(store::append);
            var lines = Stores.all(store).stream()
                    .map(it -> Envelope.of(it).toString())
                    .toList();
            try (var gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve(NAME + ".jsonl.gz")))) {
                gzip.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            }
        }
        zip(directory, folder.resolve(NAME + ".zip"));
    }

    private static List<Commit> commits() {
        var commits = new ArrayList<Commit>();
        for (int i = 0; commits.size() < EVENTS; i++) {
            commits.add(Commit.of(plain(i)));
        }
        commits.add(Commit.of(everything(), plain(EVENTS), plain(EVENTS + 1)));
        commits.add(Commit.of(List.of(late(), prompt(), textId(), withoutData())));
        return commits;
    }

    private static Event plain(int number) {
        return new Event(
                EventId.of(new UUID(0x0199_0000_0000_7000L + ((long) number << 16), 0x8000_0000_0000_0000L + number)),
                EventType.of("Counted"),
                StreamId.of("counter-" + number % 20),
                BEGIN.plusMillis(number),
                Json.parse("{\"number\":" + number + ",\"note\":\"" + "x".repeat(40) + "\"}"),
                1,
                Metadata.NONE,
                number % 50 == 0 ? Set.of(Tag.of("fifty", "yes")) : Set.of(),
                Json.EMPTY_OBJECT);
    }

    private static Event everything() {
        var metadata = Metadata.NONE
                .withActor("Zoë")
                .withReason("because")
                .withCorrelationId("conversation-1")
                .withCausationId("cause-1")
                .withCorrects(EventId.of("evt-1"))
                .with(
                        "weight",
                        Json.parse("1234567890123456789012345678901234567890.10")
                                .tree());
        return Event.of(
                        "Zürich/日本/🦜",
                        "Überwiesen",
                        Json.parse(
                                "{\"b\":0.10,\"a\":1E+2,\"c\":1234567890123456789012345678901234567890,\"d\":[null,true,{}]}"))
                .withId(EventId.of("id-ü-1"))
                .withTimestamp(Instant.parse("0001-02-03T04:05:06.000000007Z"))
                .withSchemaVersion(300)
                .withMetadata(metadata)
                .withTags(Tag.of("z", "1:2"), Tag.of("a", "ä"));
    }

    private static Event late() {
        return plain(0).withId(EventId.of("0199ffff-ffff-7fff-bfff-ffffffffffff"))
                .withTimestamp(Event.MAX_TIMESTAMP);
    }

    /** Its id is made half a millisecond after its timestamp. */
    private static Event prompt() {
        long time = BEGIN.toEpochMilli() << 16;
        return plain(1).withId(EventId.of(new UUID(time | 0x7FFF, 0x8000_0000_0000_0000L)))
                .withTimestamp(BEGIN);
    }

    private static Event textId() {
        return Envelope.parse(
                        "{\"eventId\":\"evt-1\",\"eventType\":\"Counted\",\"aggregateId\":\"counter-1\","
                                + "\"timestamp\":\"2024-01-21T10:30:00\",\"data\":{},\"unknown\":{\"kept\":[1.50]},\"more\":null}")
                .event();
    }

    private static Event withoutData() {
        return Event.of("s", "T", Json.EMPTY_OBJECT)
                .withId(EventId.of("F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"))
                .withTimestamp(Event.MIN_TIMESTAMP);
    }

    private static void zip(Path directory, Path target) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(target), StandardCharsets.UTF_8);
                var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new ZipEntry(directory.relativize(file).toString());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(Files.readAllBytes(file));
            }
        }
    }
}
