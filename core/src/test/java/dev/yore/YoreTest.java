package dev.yore;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.store.UnreadableStoreException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class YoreTest {

    @Test
    void withoutAnEngineTheErrorSaysWhatToAdd() {
        assertThatExceptionOfType(UnreadableStoreException.class)
                .isThrownBy(() -> Yore.open(Path.of("data")))
                .withMessageContaining("no engine found for file:")
                .withMessageContaining("dev.yore:yore-log");
        assertThatExceptionOfType(UnreadableStoreException.class).isThrownBy(() -> Yore.openReadOnly(Path.of("data")));
        assertThatExceptionOfType(UnreadableStoreException.class)
                .isThrownBy(() -> Yore.connect(URI.create("yore://host")));
    }
}
