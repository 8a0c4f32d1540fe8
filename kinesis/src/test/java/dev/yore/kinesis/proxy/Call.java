package dev.yore.kinesis.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

/**
 * A call as the client sent it, in JSON.
 *
 * @param name such as PutRecords
 * @param headers of the request
 * @param body the request
 */
record Call(String name, Map<String, List<String>> headers, String body) {

    private static final String TARGET = "X-Amz-Target";

    static Call of(Map<String, List<String>> headers, byte[] body) {
        var target = headers.getOrDefault(TARGET, List.of("")).getFirst();
        return new Call(target.substring(target.lastIndexOf('.') + 1), headers, new String(body, UTF_8));
    }

    boolean is(String other) {
        return name.equals(other);
    }

    /** The same with another body. */
    Call with(String other) {
        return new Call(name, headers, other);
    }
}
