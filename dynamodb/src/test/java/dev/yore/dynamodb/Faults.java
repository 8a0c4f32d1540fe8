package dev.yore.dynamodb;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A client of DynamoDB whose calls fail as they are told to. */
final class Faults {

    private final DynamoDbClient client;
    private final Map<String, Deque<Fault>> planned = new HashMap<>();
    private Function<String, Fault> otherwise = _ -> Fault.NONE;

    Faults(DynamoDbClient client) {
        this.client = client;
    }

    /** A call of DynamoDB. */
    @FunctionalInterface
    interface Call {
        Object run() throws Exception;
    }

    /** What becomes of a call. */
    @FunctionalInterface
    interface Fault {
        Fault NONE = Call::run;

        Object of(Call call) throws Exception;

        /** It has no effect, and fails so. */
        static Fault instead(SdkException failure) {
            return _ -> {
                throw failure;
            };
        }

        /** It has its effect, and fails so. */
        static Fault after(SdkException failure) {
            return call -> {
                var _ = call.run();
                throw failure;
            };
        }
    }

    /** The next calls of this name fare so. */
    synchronized void plan(String call, Fault... faults) {
        for (var fault : faults) {
            planned.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(fault);
        }
    }

    /** What becomes of calls of which nothing is planned, by their names. */
    synchronized void always(Function<String, Fault> other) {
        otherwise = other;
    }

    private synchronized Fault next(String call) {
        var faults = planned.getOrDefault(call, new ArrayDeque<>());
        return faults.isEmpty() ? otherwise.apply(call) : faults.remove();
    }

    DynamoDbClient client() {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> next(method.getName()).of(() -> invoke(method, arguments)));
    }

    private Object invoke(Method method, Object[] arguments) throws Exception {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    static SdkException lost() {
        return SdkClientException.create("the connection was lost", new IOException("reset"));
    }

    static SdkException told(int status, String code) {
        return (SdkException) DynamoDbException.builder()
                .statusCode(status)
                .message(code)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code)
                        .build())
                .build();
    }

    static SdkException cancelled(String reason) {
        return TransactionCanceledException.builder()
                .statusCode(400)
                .message(reason)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("TransactionCanceledException")
                        .build())
                .cancellationReasons(
                        CancellationReason.builder().code("None").build(),
                        CancellationReason.builder().code(reason).build())
                .build();
    }
}
