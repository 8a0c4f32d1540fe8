package dev.yore.shard;

/**
 * A record to be put. The array is nobody's to change.
 *
 * @param partitionKey what decides its shard: 1 to 256 characters
 * @param data what it says
 */
@SuppressWarnings("ArrayRecordComponent") // one object less for each record; nobody compares them
public record Entry(String partitionKey, byte[] data) {

    /** What it counts towards the limits of a log: its data and its key, in bytes. */
    public int size() {
        return data.length + partitionKey.length() * 3;
    }

    @Override
    public String toString() {
        return data.length + " bytes under " + partitionKey;
    }
}
