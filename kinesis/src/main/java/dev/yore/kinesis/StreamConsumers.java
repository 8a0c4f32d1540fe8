package dev.yore.kinesis;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** The consumers of enhanced fan-out of a stream. */
record StreamConsumers(Calls calls, StreamState state) {

    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(250);

    /** The ARN of a consumer, which is registered if it is not there, and ready. */
    String ensure(String name) {
        var streamArn = state.summary().streamARN();
        while (true) {
            var consumer = find(streamArn, name);
            if (consumer.isEmpty()) {
                register(streamArn, name);
            } else if (consumer.get().ready()) {
                return consumer.get().arn();
            } else {
                Calls.sleep(LOOK_AGAIN);
            }
        }
    }

    private record Found(String arn, boolean ready) {}

    private Optional<Found> find(String streamArn, String name) {
        var request = DescribeStreamConsumerRequest.builder()
                .streamARN(streamArn)
                .consumerName(name)
                .build();
        return calls.call(client -> {
            try {
                var found = client.describeStreamConsumer(request).consumerDescription();
                return Optional.of(new Found(found.consumerARN(), found.consumerStatus() == ConsumerStatus.ACTIVE));
            } catch (ResourceNotFoundException _) {
                return Optional.empty();
            }
        });
    }

    private void register(String streamArn, String name) {
        var request = RegisterStreamConsumerRequest.builder()
                .streamARN(streamArn)
                .consumerName(name)
                .build();
        calls.call(client -> {
            try {
                return client.registerStreamConsumer(request).consumer().consumerARN();
            } catch (ResourceInUseException _) {
                return name; // another was faster
            }
        });
    }
}
