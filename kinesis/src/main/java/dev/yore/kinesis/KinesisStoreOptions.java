package dev.yore.kinesis;

import dev.yore.deciding.DecidingOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which stream a store lies on, and how this node works with it.
 *
 * @param stream the stream, and how it is reached and read
 * @param replica the directory in which this node keeps what it has read; no other process may use it at the same time
 * @param deciding what of the stream this node holds, and how long it waits
 * @param newStream how the stream is made where there is none; absent: it must be there
 */
public record KinesisStoreOptions(
        KinesisOptions stream, Path replica, DecidingOptions deciding, Optional<NewStream> newStream) {

    /** The directory in which replicas are kept where nothing else is said, each under the name of its stream. */
    public static final Path REPLICAS = Path.of("yore-replica");

    /** This stream, which must be there, with a replica in {@link #REPLICAS}; the rest as by default. */
    public static KinesisStoreOptions of(String stream) {
        return new KinesisStoreOptions(
                KinesisOptions.of(stream), REPLICAS.resolve(stream), DecidingOptions.DEFAULT, Optional.empty());
    }

    /**
     * What a text says: {@code kinesis:STREAM}, behind it, as in a URL, any of these, such as {@code ?region=eu-central-1&shards=1}.
     *
     * <ul>
     *   <li>{@code region}, {@code endpoint}, {@code profile}: where the stream is, else as the AWS SDK finds it
     *   <li>{@code replica}: the directory of the replica
     *   <li>{@code range}: the hash keys that this node holds, as {@code from-to}
     *   <li>{@code fanout}: the name of the consumer of enhanced fan-out; each node has one of its own
     *   <li>{@code reads}: how often a shard is read in a second at the most
     *   <li>{@code record-bytes}: the largest record
     *   <li>{@code append-seconds}: how long an append may take
     *   <li>{@code shards}: make the stream where there is none, with so many
     *   <li>{@code rest=whole}: take what the stream still keeps as all that there ever was
     * </ul>
     *
     * @throws IllegalArgumentException saying what of it cannot be, and how it is written
     */
    public static KinesisStoreOptions parse(String url) {
        return KinesisUrl.parse(url);
    }

    /** The same on another stream, or reached in another way. The replica stays where it is. */
    public KinesisStoreOptions withStream(KinesisOptions other) {
        return new KinesisStoreOptions(other, replica, deciding, newStream);
    }

    /** The same with the replica in this directory. */
    public KinesisStoreOptions withReplica(Path directory) {
        return new KinesisStoreOptions(stream, directory, deciding, newStream);
    }

    /** The same with other ways of this node. */
    public KinesisStoreOptions withDeciding(DecidingOptions other) {
        return new KinesisStoreOptions(stream, replica, other, newStream);
    }

    /** The same, and the stream is made where there is none. */
    public KinesisStoreOptions withNewStream(NewStream how) {
        return new KinesisStoreOptions(stream, replica, deciding, Optional.of(how));
    }

    /** The same, and the stream must be there. */
    public KinesisStoreOptions withoutNewStream() {
        return new KinesisStoreOptions(stream, replica, deciding, Optional.empty());
    }
}
