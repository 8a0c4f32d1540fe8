package dev.yore.kinesis;

import dev.yore.event.Partition;
import dev.yore.shard.Entry;
import dev.yore.shard.PutLimits;
import dev.yore.shard.PutResult;
import dev.yore.shard.PutResult.Put;
import dev.yore.shard.Sequence;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** Puts entries, each call once, and says honestly what became of each. */
final class Puts {

    private static final int CALL_ENTRIES = 500;
    private static final int CALL_BYTES = 5 << 20;
    private static final int SHARD_ENTRIES_PER_SECOND = 1000;
    private static final int SHARD_BYTES_PER_SECOND = 1 << 20;

    private final KinesisClient client;
    private final KinesisOptions options;

    Puts(KinesisClient client, KinesisOptions options) {
        this.client = client;
        this.options = options;
    }

    static PutLimits limits(KinesisOptions options) {
        int callBytes = Math.max(CALL_BYTES, options.recordBytes());
        return new PutLimits(
                options.recordBytes(), CALL_ENTRIES, callBytes, SHARD_ENTRIES_PER_SECOND, SHARD_BYTES_PER_SECOND);
    }

    List<PutResult> put(List<Entry> entries) {
        requireWithin(limits(options), entries);
        if (entries.isEmpty()) {
            return List.of();
        }
        try {
            var answers = client.putRecords(request(entries)).records();
            return IntStream.range(0, entries.size())
                    .mapToObj(i -> result(answers.get(i)))
                    .toList();
        } catch (SdkException e) {
            return Collections.nCopies(entries.size(), failed(e));
        }
    }

    private PutRecordsRequest request(List<Entry> entries) {
        return PutRecordsRequest.builder()
                .streamName(options.stream())
                .records(entries.stream()
                        .map(it -> PutRecordsRequestEntry.builder()
                                .partitionKey(it.partitionKey())
                                .data(SdkBytes.fromByteArrayUnsafe(it.data()))
                                .build())
                        .toList())
                .build();
    }

    private static PutResult result(PutRecordsResultEntry answer) {
        return answer.errorCode() == null
                ? new Put(new Partition(answer.shardId()), Sequence.of(new BigInteger(answer.sequenceNumber())))
                : Failures.ofEntry(answer.errorCode(), answer.errorMessage());
    }

    private PutResult failed(SdkException failure) {
        if (Failures.isInterrupt(failure)) {
            Thread.currentThread().interrupt();
        }
        return Failures.ofPut(failure).orElseThrow(() -> Failures.of(options, failure));
    }

    private static void requireWithin(PutLimits limits, List<Entry> entries) {
        require("the entries of one call", entries.size(), limits.callEntries());
        long bytes = 0;
        for (var entry : entries) {
            require("the bytes of an entry", entry.size(), limits.recordBytes());
            bytes += entry.size();
        }
        require("the bytes of one call", bytes, limits.callBytes());
    }

    private static void require(String what, long actual, long most) {
        if (actual > most) {
            throw new IllegalArgumentException("%s are %,d, but at most %,d".formatted(what, actual, most));
        }
    }
}
