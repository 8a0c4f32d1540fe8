package dev.yore.dynamodb;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where in DynamoDB views are kept, and how.
 *
 * @param prefix what the names of all tables begin with
 * @param region the region; where it is absent, the SDK's own chain finds it
 * @param endpoint another place than the region's own; where it is absent, the SDK's own chain says
 * @param profile a profile of the shared configuration; where it is absent, the SDK's own chain finds region and credentials
 * @param tables by the names of views: the tables in which what serves is published. All who write a view name the same
 * @param tags given to tables when they are made
 * @param encryptionKey the key of KMS with which tables that are made are encrypted; where it is absent, DynamoDB's own
 * @param patience how long calls that fail of what may pass are repeated
 * @param clock by which leases run out
 */
public record DynamoDbOptions(
        String prefix,
        Optional<String> region,
        Optional<URI> endpoint,
        Optional<String> profile,
        Map<String, PublishedTable> tables,
        Map<String, String> tags,
        Optional<String> encryptionKey,
        Duration patience,
        InstantSource clock) {

    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9_.-]{0,128}");

    /** No prefix; region, endpoint and credentials as the SDK finds them; nothing published; 15 seconds of patience. */
    public static final DynamoDbOptions DEFAULT = new DynamoDbOptions(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Duration.ofSeconds(15),
            InstantSource.system());

    /** @throws IllegalArgumentException if no table can have the prefix, or the patience is not positive */
    public DynamoDbOptions {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("\"" + prefix
                    + "\" is no prefix for tables of DynamoDB: it takes at most 128 of a-z, A-Z, 0-9, _, . and -");
        }
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("the patience must be positive, not " + patience);
        }
        tables = Map.copyOf(tables);
        tags = Map.copyOf(tags);
    }

    /**
     * What a URL of views says: {@code dynamodb:PREFIX?region=…&endpoint=…&profile=…&table.VIEW=TABLE/KEY}.
     *
     * @throws IllegalArgumentException saying what of it cannot be, and how it is written
     */
    public static DynamoDbOptions parse(String url) {
        return DynamoDbUrl.parse(url);
    }

    /** The same with names of tables that begin so. */
    public DynamoDbOptions prefix(String other) {
        return new DynamoDbOptions(other, region, endpoint, profile, tables, tags, encryptionKey, patience, clock);
    }

    /** The same in this region. */
    public DynamoDbOptions region(String other) {
        return new DynamoDbOptions(
                prefix, Optional.of(other), endpoint, profile, tables, tags, encryptionKey, patience, clock);
    }

    /** The same at this place. */
    public DynamoDbOptions endpoint(URI other) {
        return new DynamoDbOptions(
                prefix, region, Optional.of(other), profile, tables, tags, encryptionKey, patience, clock);
    }

    /** The same with this profile of the shared configuration. */
    public DynamoDbOptions profile(String other) {
        return new DynamoDbOptions(
                prefix, region, endpoint, Optional.of(other), tables, tags, encryptionKey, patience, clock);
    }

    /** The same, with what serves under the name of a view published in a table of its own. */
    public DynamoDbOptions table(String view, String table, String key) {
        var more = new TreeMap<>(tables);
        more.put(view, new PublishedTable(table, key));
        return new DynamoDbOptions(prefix, region, endpoint, profile, more, tags, encryptionKey, patience, clock);
    }

    /** The same with one more tag for tables that are made. */
    public DynamoDbOptions tag(String key, String value) {
        var more = new TreeMap<>(tags);
        more.put(key, value);
        return new DynamoDbOptions(prefix, region, endpoint, profile, tables, more, encryptionKey, patience, clock);
    }

    /** The same with this key of KMS for tables that are made. */
    public DynamoDbOptions encryptionKey(String other) {
        return new DynamoDbOptions(
                prefix, region, endpoint, profile, tables, tags, Optional.of(other), patience, clock);
    }

    /** The same with so much patience. */
    public DynamoDbOptions patience(Duration other) {
        return new DynamoDbOptions(prefix, region, endpoint, profile, tables, tags, encryptionKey, other, clock);
    }

    /** The same with another clock. */
    public DynamoDbOptions clock(InstantSource other) {
        return new DynamoDbOptions(prefix, region, endpoint, profile, tables, tags, encryptionKey, patience, other);
    }

    /** The table of the views. */
    String viewsTable() {
        return prefix + "yore-views";
    }

    /** Where what serves under a name is published, by the full name of the table. */
    Optional<PublishedTable> published(String view) {
        return Optional.ofNullable(tables.get(view)).map(it -> new PublishedTable(prefix + it.table(), it.key()));
    }
}
