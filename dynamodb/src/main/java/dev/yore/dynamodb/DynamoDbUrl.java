package dev.yore.dynamodb;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** {@code dynamodb:PREFIX?region=…&endpoint=…&profile=…&table.VIEW=TABLE/KEY}. */
final class DynamoDbUrl {

    static final String SCHEME = "dynamodb:";

    private static final String TABLE = "table.";

    private DynamoDbUrl() {}

    /** @throws IllegalArgumentException if it is none */
    static DynamoDbOptions parse(String url) {
        try {
            if (!url.startsWith(SCHEME)) {
                throw new IllegalArgumentException("it does not begin with " + SCHEME);
            }
            var parts = url.substring(SCHEME.length()).split("\\?", 2);
            var options = DynamoDbOptions.DEFAULT.prefix(parts[0]);
            if (parts.length == 2) {
                for (var parameter : parts[1].split("&", -1)) {
                    options = with(options, parameter);
                }
            }
            return options;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + url + "\" is no place of views in DynamoDB: " + e.getMessage()
                            + "; write dynamodb:PREFIX?region=...&endpoint=...&profile=...&table.VIEW=TABLE/KEY,"
                            + " of which all but dynamodb: may be left out",
                    e);
        }
    }

    private static DynamoDbOptions with(DynamoDbOptions options, String parameter) {
        var parts = parameter.split("=", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("\"" + parameter + "\" has no value");
        }
        var value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
        return switch (parts[0]) {
            case "region" -> options.region(value);
            case "endpoint" -> options.endpoint(URI.create(value));
            case "profile" -> options.profile(value);
            case String it when it.startsWith(TABLE) -> published(options, it.substring(TABLE.length()), value);
            default -> throw new IllegalArgumentException("nothing is known of \"" + parts[0] + "\"");
        };
    }

    private static DynamoDbOptions published(DynamoDbOptions options, String view, String value) {
        var parts = value.split("/", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("\"" + value + "\" is not TABLE/KEY");
        }
        return options.table(view, parts[0], parts[1]);
    }
}
