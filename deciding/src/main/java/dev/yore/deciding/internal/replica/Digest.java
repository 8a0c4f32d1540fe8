package dev.yore.deciding.internal.replica;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yore.event.Envelope;
import dev.yore.shard.Sequence;
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
        try (var events = history.placed()) {
            while (events.hasNext()) {
                var placed = events.next();
                var sequence = placed.sequence();
                if (upTo.isPresent()
                        && sequence.filter(it -> it.compareTo(upTo.get()) > 0).isPresent()) {
                    break;
                }
                sequence.ifPresent(it -> digest.update(it.toString().getBytes(UTF_8)));
                digest.update(Envelope.of(placed.event()).toJson().toBytes());
                digest.update((byte) '\n');
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
