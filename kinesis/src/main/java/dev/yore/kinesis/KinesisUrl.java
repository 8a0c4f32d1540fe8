package dev.yore.kinesis;

import dev.yore.deciding.DecidingOptions;
import dev.yore.shard.HashRange;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** {@code kinesis:STREAM?region=…&endpoint=…} and so on. */
final class KinesisUrl {

    static final String SCHEME = "kinesis";

    private static final String FORM =
            "write kinesis:STREAM?region=...&endpoint=...&profile=...&replica=DIR&range=FROM-TO"
                    + "&fanout=NAME&reads=N&record-bytes=N&append-seconds=N&shards=N&rest=whole, of which all behind the ? may be left out";

    private KinesisUrl() {}

    static KinesisStoreOptions parse(String url) {
        var parts = url.split("\\?", 2);
        try {
            if (!parts[0].startsWith(SCHEME + ":")) {
                throw new IllegalArgumentException("it does not begin with " + SCHEME + ":");
            }
            var options = KinesisStoreOptions.of(decoded(parts[0].substring(SCHEME.length() + 1)));
            if (parts.length == 2) {
                for (var parameter : parts[1].split("&", -1)) {
                    options = with(options, parameter);
                }
            }
            return options;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + url + "\" names no store on a Kinesis stream: " + e.getMessage() + "; " + FORM, e);
        }
    }

    private static KinesisStoreOptions with(KinesisStoreOptions options, String parameter) {
        var parts = parameter.split("=", 2);
        if (parts.length < 2 || parts[1].isEmpty()) {
            throw new IllegalArgumentException("\"" + parameter + "\" has no value");
        }
        var value = decoded(parts[1]);
        var stream = options.stream();
        var deciding = options.deciding();
        return switch (parts[0]) {
            case "region" -> options.withStream(stream.withRegion(value));
            case "endpoint" -> options.withStream(stream.withEndpoint(URI.create(value)));
            case "profile" -> options.withStream(stream.withProfile(value));
            case "fanout" -> options.withStream(stream.withConsumer(value));
            case "reads" ->
                options.withStream(stream.withReads(number(parts[0], value, Double::valueOf), stream.idleWait()));
            case "record-bytes" ->
                options.withStream(stream.withRecordBytes(number(parts[0], value, Integer::valueOf)));
            case "replica" -> options.withReplica(Path.of(value));
            case "range" -> options.withDeciding(deciding.withRange(HashRange.parse(value)));
            case "append-seconds" ->
                options.withDeciding(
                        deciding.withAppendTimeout(Duration.ofSeconds(number(parts[0], value, Integer::valueOf))));
            case "shards" -> options.withNewStream(NewStream.of(number(parts[0], value, Integer::valueOf)));
            case "rest" -> options.withDeciding(restAsWhole(deciding, value));
            default -> throw new IllegalArgumentException("nothing is known of \"" + parts[0] + "\"");
        };
    }

    private static DecidingOptions restAsWhole(DecidingOptions deciding, String value) {
        return Optional.of(value)
                .filter("whole"::equals)
                .map(_ -> deciding.withRestAsWhole())
                .orElseThrow(() -> new IllegalArgumentException("rest can be whole alone, not \"" + value + "\""));
    }

    private static <N extends Number> N number(String name, String text, Function<String, N> parse) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is a number, not \"" + text + "\"", e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
