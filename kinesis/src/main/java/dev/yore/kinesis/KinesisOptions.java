package dev.yore.kinesis;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which stream, and how it is reached and read. What is absent is found by the AWS SDK's own chain: {@code AWS_REGION}, {@code
 * AWS_ENDPOINT_URL_KINESIS}, {@code AWS_ACCESS_KEY_ID}, {@code AWS_PROFILE}, the shared configuration, the machine's role.
 *
 * @param stream its name
 * @param endpoint another place than the region's own
 * @param region the region
 * @param profile the profile of the shared configuration
 * @param readsPerSecond how often a shard is read at the most; the service allows {@value #MOST_READS} in all, so those who poll
 *     the same shard share them, and its bytes, by this number
 * @param idleWait how long a reader that found nothing waits until it looks again, unless it is woken
 * @param consumer under which name to read by enhanced fan-out; absent: by polling
 * @param recordBytes the largest entry, data and key, from 1 KiB to 10 MiB; the stream must allow it
 * @param callTimeout how long a call that may be repeated is repeated
 * @param attemptTimeout how long one attempt may take
 */
public record KinesisOptions(
        String stream,
        Optional<URI> endpoint,
        Optional<String> region,
        Optional<String> profile,
        double readsPerSecond,
        Duration idleWait,
        Optional<String> consumer,
        int recordBytes,
        Duration callTimeout,
        Duration attemptTimeout) {

    /** How often the service lets a shard be read in a second. */
    public static final int MOST_READS = 5;

    /** The largest entry where a stream says nothing else. */
    public static final int DEFAULT_RECORD_BYTES = 1 << 20;

    private static final int MIN_RECORD_BYTES = 1 << 10;
    private static final int MAX_RECORD_BYTES = 10 << 20;
    private static final double LEAST_READS = 0.01;
    private static final double UNLIMITED_READS = 10_000;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    /** @throws IllegalArgumentException if a name or a number cannot be */
    public KinesisOptions {
        requireName("stream", stream);
        consumer.ifPresent(it -> requireName("consumer", it));
        endpoint.ifPresent(KinesisOptions::requireEndpoint);
        require(
                readsPerSecond >= LEAST_READS && readsPerSecond <= UNLIMITED_READS,
                "a shard cannot be read " + readsPerSecond + " times a second: the service allows up to " + MOST_READS);
        require(
                recordBytes >= MIN_RECORD_BYTES && recordBytes <= MAX_RECORD_BYTES,
                "the largest entry must be from %,d to %,d bytes, not %,d"
                        .formatted(MIN_RECORD_BYTES, MAX_RECORD_BYTES, recordBytes));
        require(idleWait.isPositive(), "the wait between two looks must be positive, not " + idleWait);
        require(
                attemptTimeout.isPositive() && callTimeout.compareTo(attemptTimeout) >= 0,
                "an attempt may take no longer than its call: %s of %s".formatted(attemptTimeout, callTimeout));
    }

    /** This stream, with 5 reads a second, a quarter of a second between looks, entries up to 1 MiB, 20 seconds for a call. */
    public static KinesisOptions of(String stream) {
        return new KinesisOptions(
                stream,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MOST_READS,
                Duration.ofMillis(500),
                Optional.empty(),
                DEFAULT_RECORD_BYTES,
                Duration.ofSeconds(20),
                Duration.ofSeconds(5));
    }

    /** The same at another place. */
    public KinesisOptions withEndpoint(URI other) {
        return new KinesisOptions(
                stream,
                Optional.of(other),
                region,
                profile,
                readsPerSecond,
                idleWait,
                consumer,
                recordBytes,
                callTimeout,
                attemptTimeout);
    }

    /** The same in this region. */
    public KinesisOptions withRegion(String other) {
        return new KinesisOptions(
                stream,
                endpoint,
                Optional.of(other),
                profile,
                readsPerSecond,
                idleWait,
                consumer,
                recordBytes,
                callTimeout,
                attemptTimeout);
    }

    /** The same with this profile of the shared configuration. */
    public KinesisOptions withProfile(String other) {
        return new KinesisOptions(
                stream,
                endpoint,
                region,
                Optional.of(other),
                readsPerSecond,
                idleWait,
                consumer,
                recordBytes,
                callTimeout,
                attemptTimeout);
    }

    /** The same with so many reads of a shard, and so long a wait between those that find nothing. */
    public KinesisOptions withReads(double perSecond, Duration idle) {
        return new KinesisOptions(
                stream, endpoint, region, profile, perSecond, idle, consumer, recordBytes, callTimeout, attemptTimeout);
    }

    /** The same by enhanced fan-out, under this name. */
    public KinesisOptions withConsumer(String name) {
        return new KinesisOptions(
                stream,
                endpoint,
                region,
                profile,
                readsPerSecond,
                idleWait,
                Optional.of(name),
                recordBytes,
                callTimeout,
                attemptTimeout);
    }

    /** The same with entries up to this size. */
    public KinesisOptions withRecordBytes(int bytes) {
        return new KinesisOptions(
                stream,
                endpoint,
                region,
                profile,
                readsPerSecond,
                idleWait,
                consumer,
                bytes,
                callTimeout,
                attemptTimeout);
    }

    /** The same with so much time for a call and for an attempt. */
    public KinesisOptions withTimeouts(Duration call, Duration attempt) {
        return new KinesisOptions(
                stream, endpoint, region, profile, readsPerSecond, idleWait, consumer, recordBytes, call, attempt);
    }

    private static void requireName(String what, String name) {
        require(
                NAME.matcher(name).matches(),
                "\"%s\" is no name for a %s: it takes 1 to 128 of a-z, A-Z, 0-9, _, . and -".formatted(name, what));
    }

    private static void requireEndpoint(URI endpoint) {
        var scheme = endpoint.getScheme();
        require(
                ("http".equals(scheme) || "https".equals(scheme)) && endpoint.getHost() != null,
                "an endpoint is written http://host:port or https://host, not " + endpoint);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
