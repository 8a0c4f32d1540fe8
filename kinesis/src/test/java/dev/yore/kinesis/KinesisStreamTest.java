package dev.yore.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.kinesis.local.KinesisLocal;
import dev.yore.store.StoreFailedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.Tag;

/** A stream is made as it was asked for, found, and deleted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KinesisStreamTest {

    private KinesisLocal emulator;

    @BeforeAll
    void start() {
        emulator = KinesisLocal.start(Path.of("target", "kinesis-local-streams.out"));
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @Test
    void aStreamIsMadeFoundAndDeleted() {
        var options = options();
        try (var stream = KinesisStream.of(options);
                var log = KinesisLog.open(options)) {
            assertThat(stream.find()).isEmpty();
            stream.create(NewStream.of(3));

            assertThat(log.shards()).hasSize(3);
            assertThat(stream.find()).contains(log.describe());
            stream.delete();
            assertThat(stream.find()).isEmpty();
            stream.delete();
            assertThatExceptionOfType(StoreFailedException.class)
                    .isThrownBy(log::describe)
                    .withMessageContaining("create it");
        }
    }

    @Test
    void aStreamThatIsThereIsNotMadeAgain() {
        var options = options();
        try (var stream = KinesisStream.of(options)) {
            stream.create(NewStream.of(1));
            assertThatExceptionOfType(StoreFailedException.class)
                    .isThrownBy(() -> stream.create(NewStream.of(1)))
                    .withMessageContaining("is there already");
            stream.delete();
        }
    }

    @Test
    void aStreamThatIsMadeAgainIsAnother() {
        var options = options();
        try (var stream = KinesisStream.of(options)) {
            stream.create(NewStream.of(1));
            var first = stream.find().orElseThrow();
            stream.delete();
            stream.create(NewStream.of(1));
            assertThat(stream.find().orElseThrow().identity()).isNotEqualTo(first.identity());
            stream.delete();
        }
    }

    @Test
    void aStreamIsEncryptedAndTaggedIfAskedFor() {
        var options = options();
        try (var stream = KinesisStream.of(options);
                var client = Clients.asking(options)) {
            stream.create(NewStream.of(1).withEncryptionKey("alias/aws/kinesis").withTags(Map.of("team", "bank")));

            var summary = new StreamState(new Calls(client, options), options.stream()).summary();
            assertThat(summary.encryptionType()).isEqualTo(EncryptionType.KMS);
            assertThat(client.listTagsForStream(it -> it.streamName(options.stream()))
                            .tags())
                    .containsExactly(Tag.builder().key("team").value("bank").build());
            stream.delete();
        }
    }

    @Test
    void aConsumerIsRegisteredOnce() {
        var options = options();
        try (var stream = KinesisStream.of(options)) {
            stream.create(NewStream.of(1));
            var arn = stream.ensureConsumer("node-1");
            assertThat(arn).contains("node-1");
            assertThat(stream.ensureConsumer("node-1")).isEqualTo(arn);
            assertThat(stream.ensureConsumer("node-2")).isNotEqualTo(arn);
            stream.delete();
        }
    }

    private KinesisOptions options() {
        return EmulatedPlace.options("s-" + UUID.randomUUID(), emulator.endpoint());
    }
}
