package dev.yore.deciding;

/** Why a record is void. */
public enum Reason {
    /** The commit stands already: it was sent again. */
    REPEATED,
    /** A stream has another version than was expected. */
    CONFLICT,
    /** An event matches the query of the append condition. */
    CONDITION,
    /** An event's id stands in another commit. */
    ID_TAKEN,
    /** It is no event, and no commit. */
    NO_EVENT,
    /** It is larger than the rules allow. */
    TOO_LARGE,
    /** It lies under another partition key than its first aggregate's. */
    WRONG_KEY,
    /** Its partition key does not belong to the shard in which it stands. */
    WRONG_SHARD,
    /** It asks for a decision across partition keys, in a shard that does not cover all of them. */
    SPANS_PARTITIONS
}
