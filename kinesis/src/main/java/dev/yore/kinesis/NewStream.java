package dev.yore.kinesis;

import java.util.Map;
import java.util.Optional;

/**
 * How a stream is made.
 *
 * @param shards how many shards it begins with, 1 or more
 * @param encryptionKey the KMS key, or its alias such as {@code alias/aws/kinesis}, that its records are encrypted with; absent:
 *     none
 * @param tags given to it
 */
public record NewStream(int shards, Optional<String> encryptionKey, Map<String, String> tags) {

    /** @throws IllegalArgumentException if there are no shards */
    public NewStream {
        if (shards < 1) {
            throw new IllegalArgumentException("a stream has 1 shard or more, not " + shards);
        }
        tags = Map.copyOf(tags);
    }

    /** With so many shards, not encrypted, without tags. */
    public static NewStream of(int shards) {
        return new NewStream(shards, Optional.empty(), Map.of());
    }

    /** The same, encrypted. */
    public NewStream withEncryptionKey(String key) {
        return new NewStream(shards, Optional.of(key), tags);
    }

    /** The same with these tags. */
    public NewStream withTags(Map<String, String> others) {
        return new NewStream(shards, encryptionKey, others);
    }
}
