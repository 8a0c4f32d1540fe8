package dev.yore.kinesis.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the page on fleets says is what is computed. With {@code -Dyore.write=true} it is written so first. */
class ScalePageTest {

    @Test
    void itsTablesAreThoseThatAreComputed() throws IOException {
        if (Boolean.getBoolean("yore.write")) {
            ScalePage.write();
        }
        assertThat(ScalePage.read()).isEqualTo(ScalePage.computed());
    }
}
