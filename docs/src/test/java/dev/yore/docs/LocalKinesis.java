package dev.yore.docs;

import dev.yore.kinesis.local.KinesisLocal;
import java.nio.file.Path;
import java.util.Map;

/** An emulator of Kinesis, from the first time that it is asked for. */
final class LocalKinesis {

    private static final KinesisLocal EMULATOR = KinesisLocal.start(Path.of("target", "kinesis-local.out"));

    private LocalKinesis() {}

    /** How the SDK finds it. */
    static Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_KINESIS", EMULATOR.endpoint().toString(),
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "key",
                "AWS_SECRET_ACCESS_KEY", "secret");
    }
}
