package dev.yore.deciding.internal.replica;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yore.event.Envelope;
import dev.yore.event.RecordedEvent;
import dev.yore.shard.Sequence;
import dev.yore.store.Query;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The SHA-256 of an accepted history: of each event the envelope as it is exported, and of each commit where its record stands. */
public final class Digest {

    private Digest() {}

    /** The digest of a shard's history up to a record, itself included; empty: of all of it. */
    public static String of(ShardHistory history, Optional<Sequence> upTo) {
        var digest = sha256();
        try (var events = history.read(Query.all(), 0, history.head(), false, Long.MAX_VALUE)) {
            while (events.hasNext()) {
                var event = events.next();
                if (isFirst(event)) {
                    var sequence = history.sequence(event.commit()).orElseThrow();
                    if (upTo.isPresent() && sequence.compareTo(upTo.get()) > 0) {
                        break;
                    }
                    digest.update(sequence.toString().getBytes(UTF_8));
                }
                digest.update(Envelope.of(event).toJson().toBytes());
                digest.update((byte) '\n');
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean isFirst(RecordedEvent event) {
        return event.position().equals(event.commit().first());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
