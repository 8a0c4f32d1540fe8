package dev.yore.kinesis;

import dev.yore.shard.LogUnavailableException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Calls that may be repeated without harm, and are while they fail of what passes, with longer and longer waits. */
final class Calls {

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final KinesisClient client;
    private final KinesisOptions options;

    Calls(KinesisClient client, KinesisOptions options) {
        this.client = client;
        this.options = options;
    }

    /** Makes a call, until it succeeds or the time for it is over. */
    <T> T call(Function<KinesisClient, T> call) {
        long deadline = System.nanoTime() + options.callTimeout().toNanos();
        long wait = FIRST_WAIT.toNanos();
        while (true) {
            try {
                return call.apply(client);
            } catch (SdkException e) {
                if (!Failures.passes(e) || Failures.isInterrupt(e) || System.nanoTime() + wait > deadline) {
                    throw Failures.of(options, e);
                }
            }
            sleep(ThreadLocalRandom.current().nextLong(wait / 2, wait + 1));
            wait = Math.min(2 * wait, LONGEST_WAIT.toNanos());
        }
    }

    /** Waits a little before it is asked again whether something is ready. */
    static void sleep(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted while waiting for the service", e);
        }
    }
}
