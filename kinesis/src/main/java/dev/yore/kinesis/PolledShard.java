package dev.yore.kinesis;

import dev.yore.event.Partition;
import dev.yore.shard.Sequence;
import dev.yore.shard.ShardBatch;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * A shard that is read by GetRecords, one call at a time. An iterator lives five minutes and knows nothing of what is trimmed
 * meanwhile, so whenever one is lost, or the reader is half of the shortest retention behind, reading begins anew at the last record
 * that was read, see {@link Place}. For one thread.
 */
final class PolledShard {

    /** The most that the service gives in a call. */
    static final int LIMIT = 10_000;

    private static final Duration SHORTEST_RETENTION = Duration.ofHours(24);
    private static final long FAR_BEHIND = SHORTEST_RETENTION.dividedBy(2).toMillis();

    private final KinesisClient client;
    private final String stream;
    private final ShardList shards;
    private final Partition shard;
    private final Place place;

    private Optional<String> iterator = Optional.empty();
    private boolean closed;
    private long bytes;

    PolledShard(KinesisClient client, String stream, ShardList shards, Partition shard, Optional<Sequence> after) {
        this.client = client;
        this.stream = stream;
        this.shards = shards;
        this.shard = shard;
        this.place = new Place(after);
    }

    /** How many bytes the last look brought. */
    long bytes() {
        return bytes;
    }

    /** Looks once. A failure leaves all as it was. */
    ShardBatch look() {
        bytes = 0;
        if (closed) {
            return Batches.CLOSED;
        }
        try {
            var at = iterator.isPresent() ? iterator : begin();
            if (at.isEmpty()) {
                return lose();
            }
            iterator = at;
            return take(client.getRecords(GetRecordsRequest.builder()
                    .shardIterator(at.get())
                    .limit(LIMIT)
                    .build()));
        } catch (ExpiredIteratorException _) {
            iterator = Optional.empty();
            return Batches.NOTHING;
        } catch (ResourceNotFoundException e) {
            return gone(e);
        }
    }

    /** A new iterator; empty if the service does not know the record that it should begin with. */
    private Optional<String> begin() {
        var first = place.begin();
        var request = GetShardIteratorRequest.builder().streamName(stream).shardId(shard.name());
        first.map(BigInteger::toString)
                .ifPresentOrElse(
                        it -> request.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                                .startingSequenceNumber(it),
                        () -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON));
        try {
            return Optional.of(client.getShardIterator(request.build()).shardIterator());
        } catch (InvalidArgumentException e) {
            if (first.isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private ShardBatch take(GetRecordsResponse response) {
        bytes = response.records().stream()
                .map(Record::data)
                .mapToLong(it -> it.asByteArrayUnsafe().length)
                .sum();
        var next = Optional.ofNullable(response.nextShardIterator());
        long behind = response.millisBehindLatest() == null ? 0 : response.millisBehindLatest();
        // Not every emulator says how far behind it is, but a full batch may have others behind it.
        boolean atTip = next.isEmpty() || behind == 0 && response.records().size() < LIMIT;
        var records = place.take(Batches.records(response.records()), atTip, next.isEmpty());
        if (records.isEmpty()) {
            return lose();
        }
        closed = next.isEmpty();
        iterator = behind > FAR_BEHIND && !place.isProving() ? Optional.empty() : next;
        return Batches.of(records, atTip && !place.isProving(), closed);
    }

    private ShardBatch lose() {
        place.lose();
        iterator = Optional.empty();
        return Batches.GAP;
    }

    /**
     * Either the shard is listed no more: its retention is over, and whatever was not read of it is gone. Or it does not know the
     * record that reading should begin with.
     */
    private ShardBatch gone(ResourceNotFoundException failure) {
        if (shards.get().stream().noneMatch(it -> it.id().equals(shard))) {
            closed = true;
            return Batches.GAP;
        }
        if (!place.isProving()) {
            throw failure;
        }
        return lose();
    }
}
