package dev.yore.log;

import dev.yore.event.EventId;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.snapshot.Snapshot;
import dev.yore.snapshot.SnapshotKind;
import dev.yore.snapshot.SnapshotMark;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import tools.jackson.databind.JsonNode;

/**
 * A snapshot as text, in UTF-8: three lines.
 *
 * <pre>
 *   {"format":1,"kind":"account@1","stream":"acc_123","version":200,"position":"17","event":"…","recordedAt":"…","latest":"…"}
 *   {"balance":135.00}
 *   9ae0daaf
 * </pre>
 *
 * The last line is the CRC-32C of the two before it with their line feeds, in hexadecimal.
 */
final class SnapshotText {

    private static final int FORMAT = 1;
    private static final int LINES = 3;

    private SnapshotText() {}

    static byte[] of(Snapshot snapshot) {
        var mark = snapshot.mark();
        var head = Json.nodes().objectNode();
        head.put("format", FORMAT).put("kind", snapshot.kind().toString());
        head.put("stream", snapshot.stream().value())
                .put("version", mark.version().value());
        head.put("position", mark.position().toString())
                .put("event", mark.event().value());
        head.put("recordedAt", mark.recordedAt().toString())
                .put("latest", mark.latest().toString());
        String body = Json.of(head) + "\n" + snapshot.state() + "\n";
        return (body + checksum(body) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The snapshot that a text is; empty if it is not whole, of another kind or stream, or of another format. */
    static Optional<Snapshot> parse(byte[] utf8, SnapshotKind kind, StreamId stream) {
        var lines = List.of(new String(utf8, StandardCharsets.UTF_8).split("\n", -1));
        if (lines.size() != LINES + 1
                || !checksum(lines.get(0) + "\n" + lines.get(1) + "\n").equals(lines.get(2))) {
            return Optional.empty();
        }
        try {
            var head = Json.parse(lines.get(0)).tree();
            if (head.path("format").asInt(0) != FORMAT
                    || !text(head, "kind").equals(kind.toString())
                    || !text(head, "stream").equals(stream.value())) {
                return Optional.empty();
            }
            var mark = new SnapshotMark(
                    Version.of(head.get("version").longValue()),
                    Position.parse(text(head, "position")),
                    EventId.of(text(head, "event")),
                    Instant.parse(text(head, "recordedAt")),
                    Instant.parse(text(head, "latest")));
            return Optional.of(new Snapshot(kind, stream, mark, Json.parse(lines.get(1))));
        } catch (InvalidEventException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode head, String member) {
        return head.path(member).asString("");
    }

    private static String checksum(String body) {
        var crc = new CRC32C();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
