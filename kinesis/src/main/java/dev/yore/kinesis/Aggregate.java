package dev.yore.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.yore.shard.LogRecord;
import dev.yore.shard.Sequence;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * Several records in one, as the Kinesis Producer Library writes them.
 *
 * <pre>
 *  F3 89 9A C2 | message                                    | MD5 of the message, 16 bytes
 *              |   1 partition key, one or more times       |
 *              |   2 explicit hash key, passed over         |
 *              |   3 record, one or more times              |
 *              |       1 index of its partition key         |
 *              |       2 index of its hash key, passed over |
 *              |       3 data                               |
 *              |       4 tags, passed over                  |
 * </pre>
 */
final class Aggregate {

    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};
    private static final int DIGEST_BYTES = 16;

    private static final int KEY = 1;
    private static final int RECORD = 3;
    private static final int KEY_INDEX = 1;
    private static final int DATA = 3;

    private final List<String> keys = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    private Aggregate() {}

    /** One of its records. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Part(int key, byte[] data) {}

    /** The records that a record holds, or the record itself if it is not made of others. */
    static List<LogRecord> records(Record record) {
        var number = new BigInteger(record.sequenceNumber());
        var data = record.data().asByteArrayUnsafe();
        var arrived = record.approximateArrivalTimestamp();
        return read(data)
                .map(it -> it.records(number, arrived))
                .orElseGet(() -> List.of(new LogRecord(Sequence.of(number), record.partitionKey(), data, arrived)));
    }

    private static Optional<Aggregate> read(byte[] data) {
        if (data.length <= MAGIC.length + DIGEST_BYTES
                || !Arrays.equals(data, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.empty();
        }
        int end = data.length - DIGEST_BYTES;
        var message = Arrays.copyOfRange(data, MAGIC.length, end);
        if (!Arrays.equals(md5(message), Arrays.copyOfRange(data, end, data.length))) {
            return Optional.empty();
        }
        try {
            var aggregate = new Aggregate();
            aggregate.readMessage(CodedInputStream.newInstance(message));
            return Optional.of(aggregate).filter(Aggregate::isWhole);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private void readMessage(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case KEY -> keys.add(new String(in.readByteArray(), UTF_8));
                case RECORD -> parts.add(part(CodedInputStream.newInstance(in.readByteArray())));
                default -> in.skipField(tag);
            }
        }
    }

    private static Part part(CodedInputStream in) throws IOException {
        int key = -1;
        var data = new byte[0];
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case KEY_INDEX -> key = (int) in.readUInt64();
                case DATA -> data = in.readByteArray();
                default -> in.skipField(tag);
            }
        }
        return new Part(key, data);
    }

    private boolean isWhole() {
        return !parts.isEmpty() && parts.stream().allMatch(it -> it.key() >= 0 && it.key() < keys.size());
    }

    private List<LogRecord> records(BigInteger number, Instant arrived) {
        var records = new ArrayList<LogRecord>();
        for (var part : parts) {
            var sequence = new Sequence(number, records.size());
            records.add(new LogRecord(sequence, keys.get(part.key()), part.data(), arrived));
        }
        return records;
    }

    private static byte[] md5(byte[] message) {
        try {
            return MessageDigest.getInstance("MD5").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
