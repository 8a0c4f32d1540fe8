package dev.yore.kinesis;

import dev.yore.shard.LogDescription;
import java.time.Duration;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** What the service says of a stream. */
record StreamState(Calls calls, String stream) {

    LogDescription describe() {
        var summary = summary();
        var created = summary.streamCreationTimestamp();
        // A stream that is deleted and made again has the same ARN.
        return new LogDescription(
                summary.streamARN() + "@" + created, created, Duration.ofHours(summary.retentionPeriodHours()));
    }

    StreamDescriptionSummary summary() {
        var request = DescribeStreamSummaryRequest.builder().streamName(stream).build();
        return calls.call(it -> it.describeStreamSummary(request)).streamDescriptionSummary();
    }
}
