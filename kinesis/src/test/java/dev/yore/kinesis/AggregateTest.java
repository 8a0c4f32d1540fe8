package dev.yore.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import dev.yore.shard.LogRecord;
import dev.yore.shard.Sequence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records of the Kinesis Producer Library are given as the records they hold. */
class AggregateTest {

    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};

    @Test
    void anAggregatedRecordBecomesItsParts() throws IOException {
        var records = Aggregate.records(FakeShard.record(7, aggregated(message())));

        assertThat(records).extracting(LogRecord::sequence).containsExactly(part(0), part(1), part(2));
        assertThat(records).extracting(LogRecord::partitionKey).containsExactly("a", "é€", "a");
        assertThat(records).extracting(it -> new String(it.data(), UTF_8)).containsExactly("one", "two", "");
        assertThat(records).extracting(LogRecord::arrivedAt).containsOnly(Instant.EPOCH);
    }

    @Test
    void aReaderGoesOnBehindAnyPart() throws IOException {
        var read = Aggregate.records(FakeShard.record(7, aggregated(message())));
        for (int i = 0; i < read.size(); i++) {
            var place = new Place(Optional.of(part(i)));
            assertThat(place.begin()).contains(BigInteger.valueOf(7));
            assertThat(place.take(read, true, false)).contains(read.subList(i + 1, read.size()));
        }
        var place = new Place(Optional.of(part(read.size())));
        place.begin();
        assertThat(place.take(read, true, false)).isEmpty();
    }

    @Test
    void whatOnlyBeginsLikeOneIsGivenAsItIs() throws IOException {
        var whole = aggregated(message());
        var flipped = whole.clone();
        flipped[10] ^= 1;
        var noSuchKey = aggregated(field(3, bytes(it -> it.writeUInt64(1, 5))));
        var empty = aggregated(field(1, "key".getBytes(UTF_8)));
        var noMessage = aggregated(new byte[] {0x1A, 0x7F, 0x01});
        for (var data :
                new byte[][] {MAGIC, flipped, noSuchKey, empty, noMessage, "plain".getBytes(UTF_8), new byte[0]}) {
            assertThat(Aggregate.records(FakeShard.record(7, data)))
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.sequence()).isEqualTo(part(0));
                        assertThat(it.partitionKey()).isEqualTo("key");
                        assertThat(it.data()).isEqualTo(data);
                    });
        }
    }

    private static Sequence part(int part) {
        return new Sequence(BigInteger.valueOf(7), part);
    }

    private static byte[] message() throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(field(1, "a".getBytes(UTF_8)));
        out.write(field(1, "é€".getBytes(UTF_8)));
        out.write(field(2, "12345".getBytes(UTF_8)));
        out.write(field(3, record(0, "one")));
        out.write(field(3, record(1, "two")));
        out.write(field(3, record(0, "")));
        return out.toByteArray();
    }

    private static byte[] record(int key, String data) throws IOException {
        return bytes(it -> {
            it.writeUInt64(1, key);
            it.writeUInt64(2, 0);
            it.writeByteArray(3, data.getBytes(UTF_8));
            it.writeByteArray(4, "tag".getBytes(UTF_8));
        });
    }

    private static byte[] field(int number, byte[] value) throws IOException {
        return bytes(it -> it.writeByteArray(number, value));
    }

    /** What writes a piece of a message. */
    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        writing.to(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] aggregated(byte[] message) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(MAGIC);
        out.write(message);
        try {
            out.write(MessageDigest.getInstance("MD5").digest(message));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
