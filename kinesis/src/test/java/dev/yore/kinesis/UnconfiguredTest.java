package dev.yore.kinesis;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.store.StoreFailedException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where neither region nor credentials are configured, the error says how to configure them. */
class UnconfiguredTest {

    private static final URI ENDPOINT = URI.create("http://127.0.0.1:1");

    private final Map<String, @Nullable String> before = new HashMap<>();

    @BeforeEach
    void forget(@TempDir Path empty) {
        set("aws.accessKeyId", "");
        set("aws.secretAccessKey", "");
        set("aws.disableEc2Metadata", "true");
        set("aws.sharedCredentialsFile", empty.resolve("none").toString());
        set("aws.configFile", empty.resolve("none").toString());
    }

    @AfterEach
    void remember() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void withoutARegionTheErrorSaysHowToGiveOne() {
        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(() -> KinesisLog.open(KinesisOptions.of("my-stream")))
                .withMessage("stream my-stream: no region was found (set AWS_REGION, or name the region)");
    }

    @Test
    void withoutCredentialsTheErrorSaysHowToGiveThem() {
        var options = KinesisOptions.of("my-stream").withRegion("eu-central-1").withEndpoint(ENDPOINT);
        try (var log = KinesisLog.open(options)) {
            assertThatExceptionOfType(StoreFailedException.class)
                    .isThrownBy(log::describe)
                    .withMessageStartingWith("stream my-stream: no credentials were found (set AWS_ACCESS_KEY_ID");
        }
    }

    private void set(String name, String value) {
        before.put(name, System.getProperty(name));
        System.setProperty(name, value);
    }
}
