package dev.yore.dynamodb;

import java.util.regex.Pattern;

/**
 * A table of its own for what serves under the name of a view, for programs that know nothing of Yore: each row is an item, each
 * member of the row an attribute. It is Yore's to write: what others put there is deleted.
 *
 * @param table its name, without the prefix of the options
 * @param key the attribute that has the key of the row: the table's partition key
 */
public record PublishedTable(String table, String key) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
    private static final int MAX_KEY = 255;

    /** @throws IllegalArgumentException if no table or no attribute can have such a name */
    public PublishedTable {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("\"" + table
                    + "\" is no name for a table of DynamoDB: it takes 3 to 255 of a-z, A-Z, 0-9, _, . and -");
        }
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException("an attribute that is a key has 1 to 255 characters: \"" + key + "\"");
        }
    }
}
