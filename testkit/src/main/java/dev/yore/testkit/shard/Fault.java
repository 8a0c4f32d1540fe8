package dev.yore.testkit.shard;

/** What can go wrong between a node and its log. */
public enum Fault {

    /** An entry is refused, as by a busy service: it does not stand. */
    REFUSED,

    /** An entry is lost on its way: nobody knows, and it does not stand. */
    REQUEST_LOST,

    /** An entry stands, but the answer is lost: nobody knows. */
    ANSWER_LOST,

    /** An entry is under way for long: nobody knows, and it stands once the test lets it arrive ({@link ModelStream#deliver}). */
    LATE,

    /** An entry stands twice, and the answer tells where it stands the second time. */
    REPEATED,

    /** An entry stands, and stands a second time once the test lets that arrive ({@link ModelStream#deliver}). */
    REPEATED_LATE,

    /** The entries of a call stand in another order. */
    SHUFFLED,

    /** The log does not answer a reader, or a question about its shards. */
    UNAVAILABLE,

    /** A reader is given few records or none, though there are more. */
    SHORT_BATCH
}
