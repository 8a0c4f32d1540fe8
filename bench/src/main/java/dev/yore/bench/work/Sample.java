package dev.yore.bench.work;

/**
 * An event to append.
 *
 * @param stream its stream
 * @param version its version there, from 1
 * @param type what kind of fact it is
 * @param payload what happened
 */
public record Sample(String stream, int version, String type, Payload payload) {

    /** The type of most events. */
    public static final String COMMON_TYPE = "MoneyDeposited";

    /** An event of the common type. */
    public static Sample of(String stream, int version) {
        return new Sample(stream, version, COMMON_TYPE, Payload.of(version));
    }
}
