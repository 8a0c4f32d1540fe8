package dev.yore.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The service with one shard, which answers what it is told to. */
final class FakeShard implements KinesisClient {

    static final String SHARD = "shardId-000000000000";

    /** Where iterators were asked for: a sequence number, or the type. */
    final List<String> begun = new ArrayList<>();

    /** The answers to GetRecords, in order. */
    final Deque<Supplier<GetRecordsResponse>> answers = new ArrayDeque<>();

    boolean listed = true;

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        var at = request.startingSequenceNumber() == null
                ? request.shardIteratorTypeAsString()
                : request.startingSequenceNumber();
        begun.add(at);
        return GetShardIteratorResponse.builder().shardIterator("from " + at).build();
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        return answers.remove().get();
    }

    @Override
    public ListShardsResponse listShards(ListShardsRequest request) {
        var shard = Shard.builder()
                .shardId(SHARD)
                .hashKeyRange(it -> it.startingHashKey("0").endingHashKey("9"))
                .build();
        return ListShardsResponse.builder()
                .shards(listed ? List.of(shard) : List.of())
                .build();
    }

    @Override
    public DescribeStreamSummaryResponse describeStreamSummary(DescribeStreamSummaryRequest request) {
        return DescribeStreamSummaryResponse.builder()
                .streamDescriptionSummary(it -> it.streamARN("arn:stream"))
                .build();
    }

    @Override
    public DescribeStreamConsumerResponse describeStreamConsumer(DescribeStreamConsumerRequest request) {
        return DescribeStreamConsumerResponse.builder()
                .consumerDescription(it -> it.consumerARN("arn:consumer").consumerStatus(ConsumerStatus.ACTIVE))
                .build();
    }

    /** Answers with these records. */
    FakeShard then(long millisBehind, Record... records) {
        answers.add(() -> GetRecordsResponse.builder()
                .records(records)
                .millisBehindLatest(millisBehind)
                .nextShardIterator("next")
                .build());
        return this;
    }

    /** Answers with these records, the last ones. */
    FakeShard thenEnd(Record... records) {
        answers.add(() -> GetRecordsResponse.builder()
                .records(records)
                .millisBehindLatest(0L)
                .build());
        return this;
    }

    FakeShard thenFail(RuntimeException failure) {
        answers.add(() -> {
            throw failure;
        });
        return this;
    }

    /** A record that says its number. */
    static Record record(int number) {
        return record(number, String.valueOf(number).getBytes(UTF_8));
    }

    static Record record(int number, byte[] data) {
        return Record.builder()
                .sequenceNumber(BigInteger.valueOf(number).toString())
                .partitionKey("key")
                .data(SdkBytes.fromByteArray(data))
                .approximateArrivalTimestamp(Instant.EPOCH)
                .build();
    }

    @Override
    public String serviceName() {
        return "kinesis";
    }

    @Override
    public void close() {}
}
