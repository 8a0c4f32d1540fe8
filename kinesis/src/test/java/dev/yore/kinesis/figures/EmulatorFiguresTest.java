package dev.yore.kinesis.figures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures can be taken; how large they are is for a quiet machine to say. */
class EmulatorFiguresTest {

    @Test
    void aLineOfFiguresIsPrinted() throws Exception {
        var printed = new ByteArrayOutputStream();
        try (var out = new PrintStream(printed, false, UTF_8)) {
            new EmulatorFigures(Duration.ofMillis(500), List.of(2), List.of(8)).onKinesalite(out);
        }

        assertThat(printed.toString(UTF_8).lines())
                .filteredOn(it -> it.matches("\\| 2 \\| 8 (\\| [0-9,.]+ ){14}\\|"))
                .hasSize(1);
    }
}
