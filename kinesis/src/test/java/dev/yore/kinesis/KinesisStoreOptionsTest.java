package dev.yore.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yore.Yore;
import dev.yore.deciding.DecidingOptions;
import dev.yore.shard.HashRange;
import dev.yore.store.UnreadableStoreException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A place is written as a URL, and one that is written wrong is told with what is wrong and how to write it. */
class KinesisStoreOptionsTest {

    @Test
    void aStreamAloneIsEnough() {
        assertThat(KinesisStoreOptions.parse("kinesis:account-events"))
                .isEqualTo(KinesisStoreOptions.of("account-events"))
                .satisfies(it -> assertThat(it.replica()).isEqualTo(Path.of("yore-replica", "account-events")))
                .satisfies(it -> assertThat(it.newStream()).isEmpty());
    }

    @Test
    void everyOptionHasItsParameter() {
        var all = "kinesis:orders?region=eu-central-1&endpoint=http://localhost:4568&profile=shop&replica=a%20b/c"
                + "&range=0-99&fanout=node-1&reads=2.5&record-bytes=2097152&append-seconds=5&shards=4&rest=whole";
        var stream = KinesisOptions.of("orders")
                .withRegion("eu-central-1")
                .withEndpoint(URI.create("http://localhost:4568"))
                .withProfile("shop")
                .withConsumer("node-1")
                .withReads(2.5, KinesisOptions.of("orders").idleWait())
                .withRecordBytes(2 << 20);
        var deciding = DecidingOptions.DEFAULT
                .withRange(HashRange.parse("0-99"))
                .withAppendTimeout(Duration.ofSeconds(5))
                .withRestAsWhole();
        assertThat(KinesisStoreOptions.parse(all))
                .isEqualTo(KinesisStoreOptions.of("orders")
                        .withStream(stream)
                        .withDeciding(deciding)
                        .withReplica(Path.of("a b", "c"))
                        .withNewStream(NewStream.of(4)));
    }

    @ParameterizedTest
    @CsvSource({
        "kafka:orders, does not begin with kinesis:",
        "kinesis:, is no name for a stream",
        "kinesis:a b, is no name for a stream",
        "kinesis:orders?region, has no value",
        "kinesis:orders?region=, has no value",
        "kinesis:orders?colour=red, nothing is known of",
        "kinesis:orders?shards=many, shards is a number",
        "kinesis:orders?shards=0, 1 shard or more",
        "kinesis:orders?reads=often, reads is a number",
        "kinesis:orders?range=5-1, no range",
        "kinesis:orders?range=a-b, range",
        "kinesis:orders?rest=half, rest can be whole alone",
        "kinesis:orders?endpoint=localhost, http://host:port",
        "kinesis:orders?append-seconds=-1, appendTimeout",
        "kinesis:orders?record-bytes=1, largest entry"
    })
    void whatCannotBeIsToldWithWhatIsWrongAndHowToWriteIt(String url, String wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KinesisStoreOptions.parse(url))
                .withMessageContaining(url)
                .withMessageContaining(wrong)
                .withMessageContaining("write kinesis:STREAM?region=...");
    }

    @Test
    void connectingToAPlaceThatIsWrittenWrongSaysSo() {
        assertThatExceptionOfType(UnreadableStoreException.class)
                .isThrownBy(() -> Yore.connect(URI.create("kinesis:orders?colour=red")))
                .withMessageContaining("nothing is known of \"colour\"");
    }
}
