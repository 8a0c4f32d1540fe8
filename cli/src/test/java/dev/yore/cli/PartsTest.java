package dev.yore.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.cli.api.Moment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** The small parts of the command: times, suggestions, progress. */
class PartsTest {

    @ParameterizedTest
    @CsvSource({
        "2024-01-21T10:30:00Z, 2024-01-21T10:30:00Z",
        "2024-01-21T10:30Z, 2024-01-21T10:30:00Z",
        "2024-01-21T11:30:00+01:00, 2024-01-21T10:30:00Z",
        "2024-01-21T05:30:00-05:00, 2024-01-21T10:30:00Z",
        "2024-01-21T10:30:00.123456, 2024-01-21T10:30:00.123456Z"
    })
    void aTimeIsWrittenWithOrWithoutAZone(String text, Instant time) {
        assertThat(new Moment.Until().convert(text).time()).isEqualTo(time);
        assertThat(new Moment.Since().convert(text).time()).isEqualTo(time);
    }

    @Test
    void aDateIsAWholeDay() {
        assertThat(new Moment.Since().convert("1993-06-30").time()).isEqualTo("1993-06-30T00:00:00Z");
        assertThat(new Moment.Until().convert("1993-06-30").time()).isEqualTo("1993-06-30T23:59:59.999999999Z");
        assertThat(new Moment.Until().convert("1993-06-30")).hasToString("1993-06-30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "1993-02-30", "19930630", "1993-06-30T25:00", "T", "12:00"})
    void whatIsNoTimeIsTold(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new Moment.Until().convert(text))
                .withMessage("'" + text + "' is no time such as 2024-01-21T10:30:00Z, 2024-01-21 or now");
    }

    @ParameterizedTest
    @CsvSource({"stream, strem, 1", "stream, straem, 1", "abc, '', 3", "--type, --tpye, 1", "a, a, 0", "ab, cd, 2"})
    void theDistanceOfWordsCountsSwappedLettersOnce(String one, String other, int distance) {
        assertThat(Suggestions.distance(one, other)).isEqualTo(distance);
    }

    @Test
    void progressIsABarWhereTheEndIsKnown() {
        assertThat(ProgressLine.picture("importing", 50, 100))
                .isEqualTo("importing  [===============               ]  50 %");
        assertThat(ProgressLine.picture("importing", 1_234, 0)).isEqualTo("importing  1,234");
        assertThat(ProgressLine.picture("importing", 200, 100)).endsWith("] 100 %");
    }

    @Test
    void progressLeavesNothingBehind() throws InterruptedException {
        var terminal = new StringWriter();
        try (var progress = new ProgressLine("importing", new PrintWriter(terminal))) {
            progress.at(1, 2);
            assertThat(terminal.toString())
                    .as("nothing is shown of what is done at once")
                    .isEmpty();
        }
        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void controlCharactersAreWrittenOut() {
        assertThat(Printable.of("a\u001b[31mb\nc\td")).isEqualTo("a\\u001b[31mb\\u000ac\td");
    }
}
