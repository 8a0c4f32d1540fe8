package dev.yore.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.Yore;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.kinesis.local.Kinesalite;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.StoreFailedException;
import dev.yore.store.StoreLockedException;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A store on a stream is opened by its URL, on an emulator as anywhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KinesisStoreTest {

    private static final String CBOR = "aws.cborEnabled";
    private static final StreamId ACCOUNT = StreamId.of("acc_123");

    @TempDir
    private Path folder;

    private final String stream = "s-" + UUID.randomUUID();
    private Kinesalite emulator;

    @BeforeAll
    void start() {
        System.setProperty(CBOR, "false");
        emulator = Kinesalite.start(Path.of("target", "kinesalite-store.out"));
    }

    @AfterAll
    void stop() {
        emulator.close();
        System.clearProperty(CBOR);
    }

    @Test
    void whatOneNodeAppendsAnotherOneReadsAndSoDoesTheFirstWhenItComesAgain() {
        try (var one = open("one", "&shards=2")) {
            one.append(Commit.of(event("MoneyDeposited"), event("MoneyWithdrawn")));
        }
        try (var one = open("one", "&shards=7");
                var other = open("other", "")) {
            assertThat(types(one)).containsExactly("MoneyDeposited", "MoneyWithdrawn");
            assertThat(types(other)).containsExactly("MoneyDeposited", "MoneyWithdrawn");
            assertThat(one.head()).isEqualTo(other.head());
        }
    }

    @Test
    void aStreamThatIsNotThereIsNamedWithWhatToDo() {
        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(() -> open("one", "", "s-" + UUID.randomUUID()))
                .withMessageContaining("create it");
    }

    @Test
    void aReplicaIsOneNodesAtATime() {
        try (var _ = open("locked", "&shards=1")) {
            assertThatExceptionOfType(StoreLockedException.class)
                    .isThrownBy(() -> open("locked", ""))
                    .withMessageContaining(folder.resolve("locked").toString())
                    .withMessageContaining("a directory of its own");
        }
    }

    @Test
    void aDirectoryThatHoldsSomethingElseIsLeftAlone() throws IOException {
        var directory = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(directory.resolve("letter"), "Dear Alice");
        assertThatExceptionOfType(UnreadableStoreException.class)
                .isThrownBy(() -> open("mine", "&shards=1"))
                .withMessageContaining("something else");
        assertThat(directory).isDirectoryContaining(it -> it.endsWith("letter")).isDirectoryNotContaining("glob:j*");
    }

    private EventStore open(String replica, String more) {
        return open(replica, more, stream);
    }

    private EventStore open(String replica, String more, String name) {
        var directory = URLEncoder.encode(folder.resolve(replica).toString(), StandardCharsets.UTF_8);
        return Yore.connect(URI.create("kinesis:%s?region=%s&endpoint=%s&reads=1000&replica=%s%s"
                .formatted(name, EmulatedPlace.REGION, emulator.endpoint(), directory, more)));
    }

    private static List<String> types(EventStore store) {
        try (var events = store.load(ACCOUNT)) {
            return events.stream().map(it -> it.type().name()).toList();
        }
    }

    private static Event event(String type) {
        return Event.of(ACCOUNT.value(), type, Json.parse("{\"amount\":1.50}"));
    }
}
