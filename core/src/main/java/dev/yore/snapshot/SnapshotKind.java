package dev.yore.snapshot;

import java.util.regex.Pattern;

/**
 * What states are of. Whoever changes what a decider makes of its events, or how its state looks, gives it the next version; the
 * snapshots of other versions are then passed over.
 *
 * @param aggregate the kind of aggregate: lower-case letters, digits, {@code -} and {@code _}, beginning with a letter; at most
 *     48 characters
 * @param version the version of its state, from 1
 */
public record SnapshotKind(String aggregate, int version) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,47}");

    /** @throws IllegalArgumentException if the name or the version cannot be */
    public SnapshotKind {
        if (!NAME.matcher(aggregate).matches()) {
            throw new IllegalArgumentException("\"" + aggregate + "\" is no name for a kind of snapshots: it takes a"
                    + " lower-case letter, and then at most 47 of a-z, 0-9, - and _");
        }
        if (version < 1) {
            throw new IllegalArgumentException("the version of a state must be 1 or more, not " + version);
        }
    }

    @Override
    public String toString() {
        return aggregate + "@" + version;
    }
}
