package dev.yore.kinesis;

import dev.yore.YoreException;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.PutResult;
import dev.yore.shard.PutResult.NotPut;
import dev.yore.shard.PutResult.Unknown;
import dev.yore.store.StoreFailedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What failures of calls mean: whether they pass, whether the call took effect, and what to do. */
final class Failures {

    private static final int SERVER_ERROR = 500;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int MAX_CAUSES = 20;

    /** Refused for now; nothing was done. */
    private static final Set<String> BUSY = Set.of(
            "ProvisionedThroughputExceededException",
            "LimitExceededException",
            "ResourceInUseException",
            "KMSThrottlingException",
            "ThrottlingException",
            "Throttling",
            "RequestLimitExceeded");

    private static final Set<String> CREDENTIALS = Set.of(
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "InvalidClientTokenId",
            "ExpiredToken",
            "ExpiredTokenException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException");

    private Failures() {}

    /** The failure of a call that changes nothing. */
    static YoreException of(KinesisOptions options, SdkException failure) {
        var message = "stream %s: %s".formatted(options.stream(), what(failure));
        return passes(failure)
                ? new LogUnavailableException(message, failure)
                : new StoreFailedException(message + " (" + wayOn(failure) + ")", failure);
    }

    /** The SDK tells of every place in which it looked for what is missing. */
    private static String what(SdkException failure) {
        var message = String.valueOf(failure.getMessage());
        if (isUnconfigured(failure)) {
            return message.contains("credentials") ? "no credentials were found" : "no region was found";
        }
        return message;
    }

    /** What became of entries whose call failed; empty if that does not pass by itself. */
    static Optional<PutResult> ofPut(SdkException failure) {
        if (!passes(failure)) {
            return Optional.empty();
        }
        var reason = String.valueOf(failure.getMessage());
        return Optional.of(isNotDone(failure) ? new NotPut(reason) : new Unknown(reason));
    }

    /** What became of an entry that the service refused among others. */
    static PutResult ofEntry(String code, String message) {
        var reason = code + ": " + message;
        return BUSY.contains(code) || code.startsWith("KMS") ? new NotPut(reason) : new Unknown(reason);
    }

    /** Whether the call was cut short because its thread was interrupted. */
    static boolean isInterrupt(SdkException failure) {
        return failure instanceof AbortedException || has(failure, InterruptedException.class::isInstance);
    }

    /** Whether the same call may succeed later. */
    static boolean passes(SdkException failure) {
        if (failure instanceof AwsServiceException told) {
            return told.statusCode() >= SERVER_ERROR || told.statusCode() == REQUEST_TIMEOUT || isBusy(told);
        }
        return !isUnconfigured(failure) && (isNotDone(failure) || isUnanswered(failure) || isInterrupt(failure));
    }

    /** The chain that looks for credentials may have asked the machine's own service in vain, which says nothing of Kinesis. */
    private static boolean isUnconfigured(SdkException failure) {
        var message = String.valueOf(failure.getMessage());
        return message.startsWith("Unable to load credentials") || message.startsWith("Unable to load region");
    }

    private static boolean isNotDone(SdkException failure) {
        return failure instanceof AwsServiceException told
                ? isBusy(told)
                : has(failure, Failures::isUnreached) && !isTimeout(failure);
    }

    private static boolean isBusy(AwsServiceException told) {
        return told.statusCode() < SERVER_ERROR && (told.isThrottlingException() || BUSY.contains(code(told)));
    }

    /** Nobody was there to take the request. The names are those of the HTTP client, which is not ours to know. */
    private static boolean isUnreached(Throwable cause) {
        var name = cause.getClass().getSimpleName();
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || name.equals("ConnectTimeoutException")
                || name.equals("ConnectionRequestTimeoutException");
    }

    private static boolean isUnanswered(SdkException failure) {
        return isTimeout(failure) || has(failure, IOException.class::isInstance);
    }

    private static boolean isTimeout(SdkException failure) {
        return failure instanceof ApiCallTimeoutException || failure instanceof ApiCallAttemptTimeoutException;
    }

    private static boolean has(Throwable failure, Predicate<Throwable> what) {
        var cause = Optional.of(failure);
        for (int i = 0; i < MAX_CAUSES && cause.isPresent(); i++) {
            if (what.test(cause.get())) {
                return true;
            }
            cause = Optional.ofNullable(cause.get().getCause());
        }
        return false;
    }

    private static String wayOn(SdkException failure) {
        if (failure instanceof AwsServiceException told) {
            return wayOn(told);
        }
        var message = String.valueOf(failure.getMessage());
        if (message.contains("credentials")) {
            return "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE, or give this machine a role";
        }
        return message.contains("region") ? "set AWS_REGION, or name the region" : "see the cause";
    }

    private static String wayOn(AwsServiceException told) {
        var code = code(told);
        if (CREDENTIALS.contains(code)) {
            return "see to the credentials: they are unknown, expired or of another account";
        }
        return switch (code) {
            case "ResourceNotFoundException" -> "create it, or see to its name, region and account";
            case "AccessDeniedException" -> "allow this role what it asks for";
            case "" -> "what answers at this endpoint is no Kinesis: see to the endpoint";
            default -> "see the cause";
        };
    }

    private static String code(AwsServiceException told) {
        var details = Optional.ofNullable(told.awsErrorDetails());
        return details.map(it -> String.valueOf(it.errorCode()))
                .filter(it -> !it.equals("null"))
                .orElse("");
    }
}
