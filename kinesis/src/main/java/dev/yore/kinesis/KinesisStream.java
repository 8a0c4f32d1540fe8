package dev.yore.kinesis;

import dev.yore.shard.LogDescription;
import dev.yore.shard.LogUnavailableException;
import dev.yore.store.StoreFailedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StartStreamEncryptionRequest;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/**
 * A stream as those see it who make and delete it. Any thread may call it; calls wait until what they asked for is done.
 *
 * <p>All of it throws {@link dev.yore.shard.LogUnavailableException} if the service does not answer in time, and {@link
 * StoreFailedException} if it refuses.
 */
public final class KinesisStream implements AutoCloseable {

    private static final long FIRST_WAIT = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final KinesisOptions options;
    private final KinesisClient client;
    private final Calls calls;
    private final StreamState state;

    private KinesisStream(KinesisOptions options, KinesisClient client) {
        this.options = options;
        this.client = client;
        this.calls = new Calls(client, options);
        this.state = new StreamState(calls, options.stream());
    }

    /**
     * The stream that these options name, which need not be there.
     *
     * @throws StoreFailedException if there is no region
     */
    public static KinesisStream of(KinesisOptions options) {
        return new KinesisStream(options, Clients.asking(options));
    }

    /** What it says of itself; empty if there is no such stream. */
    public Optional<LogDescription> find() {
        return status().isEmpty() ? Optional.empty() : Optional.of(state.describe());
    }

    /**
     * Makes it, and waits until it can be used. It takes entries as large as the options say.
     *
     * @throws StoreFailedException if there is one of that name
     */
    public void create(NewStream how) {
        var request = CreateStreamRequest.builder().streamName(options.stream()).shardCount(how.shards());
        if (options.recordBytes() > KinesisOptions.DEFAULT_RECORD_BYTES) {
            request.maxRecordSizeInKiB(options.recordBytes() >> 10);
        }
        calls.call(it -> {
            try {
                return it.createStream(request.build());
            } catch (ResourceInUseException e) {
                throw new StoreFailedException(
                        "stream %s is there already: use it, delete it, or take another name"
                                .formatted(options.stream()),
                        e);
            }
        });
        awaitActive();
        if (!how.tags().isEmpty()) {
            var tags = AddTagsToStreamRequest.builder()
                    .streamName(options.stream())
                    .tags(how.tags())
                    .build();
            calls.call(it -> it.addTagsToStream(tags));
        }
        how.encryptionKey().ifPresent(this::encrypt);
    }

    /** Makes it where there is none, and waits until it can be used. */
    public void ensure(NewStream how) {
        if (status().isEmpty()) {
            try {
                create(how);
            } catch (StoreFailedException e) {
                if (!(e.getCause() instanceof ResourceInUseException)) {
                    throw e;
                }
            }
        }
        await(
                "ready",
                it -> it.filter(status -> status != StreamStatus.CREATING).isPresent());
    }

    private void encrypt(String key) {
        var request = StartStreamEncryptionRequest.builder()
                .streamName(options.stream())
                .encryptionType(EncryptionType.KMS)
                .keyId(key)
                .build();
        calls.call(it -> it.startStreamEncryption(request));
        awaitActive();
    }

    /** Deletes it with all its records and consumers, and waits until it is gone. There need not be one. */
    public void delete() {
        var request = DeleteStreamRequest.builder()
                .streamName(options.stream())
                .enforceConsumerDeletion(true)
                .build();
        calls.call(it -> {
            try {
                return Optional.of(it.deleteStream(request));
            } catch (ResourceNotFoundException _) {
                return Optional.empty();
            }
        });
        await("gone", Optional::isEmpty);
    }

    /** The ARN of a consumer of enhanced fan-out, which is registered if it is not there. */
    public String ensureConsumer(String name) {
        return new StreamConsumers(calls, state).ensure(name);
    }

    private void awaitActive() {
        await("ready", Optional.of(StreamStatus.ACTIVE)::equals);
    }

    private void await(String what, Predicate<Optional<StreamStatus>> seen) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long wait = FIRST_WAIT;
        while (!seen.test(status())) {
            if (System.nanoTime() > deadline) {
                throw new LogUnavailableException(
                        "stream %s is not %s within %s: see to its status".formatted(options.stream(), what, PATIENCE));
            }
            Calls.sleep(wait);
            wait = Math.min(2 * wait, LONGEST_WAIT);
        }
    }

    private Optional<StreamStatus> status() {
        var request = DescribeStreamSummaryRequest.builder()
                .streamName(options.stream())
                .build();
        return calls.call(it -> {
            try {
                return Optional.of(it.describeStreamSummary(request)
                        .streamDescriptionSummary()
                        .streamStatus());
            } catch (ResourceNotFoundException _) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void close() {
        client.close();
    }
}
