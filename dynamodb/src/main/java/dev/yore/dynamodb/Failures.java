package dev.yore.dynamodb;

import dev.yore.view.ViewUnavailableException;
import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Says what failures of calls mean. */
final class Failures {

    private static final int SERVER_ERROR = 500;
    private static final int MAX_CAUSES = 20;

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    /** Why a transaction may have been cancelled that can be sent again. */
    private static final Set<String> PASSING_REASONS =
            Set.of("None", "TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError");

    private static final Set<String> PASSING = Set.of(
            "TransactionConflictException",
            "TransactionInProgressException",
            "ProvisionedThroughputExceededException",
            "ThrottlingException",
            "RequestLimitExceeded",
            "InternalServerError",
            "LimitExceededException");

    private static final Set<String> CREDENTIALS = Set.of(
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "IncompleteSignature",
            "ExpiredTokenException",
            "MissingAuthenticationTokenException",
            "MissingAuthenticationToken");

    private Failures() {}

    /** Whether the same call may succeed a moment later. */
    static boolean isPassing(SdkException failure) {
        if (failure instanceof TransactionCanceledException cancelled) {
            return cancelled.cancellationReasons().stream()
                    .map(CancellationReason::code)
                    .allMatch(PASSING_REASONS::contains);
        }
        if (failure instanceof AwsServiceException told) {
            return told.statusCode() >= SERVER_ERROR || told.isThrottlingException() || PASSING.contains(code(told));
        }
        return isUnanswered(failure);
    }

    /** Whether the call may have had its effect: no answer came. */
    private static boolean isUnanswered(SdkException failure) {
        Throwable cause = failure;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (cause instanceof IOException
                    || cause instanceof ApiCallTimeoutException
                    || cause instanceof ApiCallAttemptTimeoutException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Whether a condition did not hold. */
    static boolean isConditionFailed(SdkException failure) {
        return failure instanceof ConditionalCheckFailedException
                || failure instanceof TransactionCanceledException cancelled
                        && cancelled.cancellationReasons().stream()
                                .map(CancellationReason::code)
                                .anyMatch(CONDITION_FAILED::equals);
    }

    static ViewUnavailableException of(String place, SdkException failure) {
        return new ViewUnavailableException(
                "the views in %s cannot be had now: %s (%s)".formatted(place, failure.getMessage(), wayOn(failure)),
                failure);
    }

    private static String wayOn(SdkException failure) {
        if (failure instanceof ResourceNotFoundException) {
            return "the table was deleted, or lies in another region or account: open the views anew";
        }
        if (failure instanceof AwsServiceException told) {
            return wayOn(told);
        }
        var message = String.valueOf(failure.getMessage());
        if (message.contains("credentials")) {
            return "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE, or give this machine a role";
        }
        return message.contains("region")
                ? "set AWS_REGION, or name the region"
                : "see that the endpoint can be reached";
    }

    private static String wayOn(AwsServiceException told) {
        if (CREDENTIALS.contains(code(told))) {
            return "see to the credentials: they are unknown, expired or of another account";
        }
        if (code(told).equals("AccessDeniedException")) {
            return "allow this role what it asks for: the documentation has the policy";
        }
        return isPassing(told)
                ? "it may pass: less at a time, or more capacity, helps against throttling"
                : "see the cause";
    }

    static String code(AwsServiceException told) {
        return told.awsErrorDetails() == null
                ? ""
                : String.valueOf(told.awsErrorDetails().errorCode());
    }
}
