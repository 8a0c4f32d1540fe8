package dev.yore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.testing.CommandRun;
import dev.yore.event.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user who does something wrong is told: in one line, what and what to do about it, with the right exit code. */
class WrongInputTest {

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = Shop.withOrders(folder.resolve("store"));
    }

    /** A command, the exit code, and what the error begins with. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            events --limit -1               | 2 | Invalid value for option '--limit': '-1' is no whole number from 0
            events --limit x                | 2 | Invalid value for option '--limit': 'x' is no whole number from 0
            stream order_1 --limit -1       | 2 | Invalid value for option '--limit': '-1' is no whole number from 0
            streams --limit -1              | 2 | Invalid value for option '--limit': '-1' is no whole number from 0
            streams --limit 9999999999999999999 | 2 | Invalid value for option '--limit': '9999999999999999999' is
            events --from 0                 | 2 | Invalid value for option '--from': position must be 1 or more, not 0
            events --since yesterday        | 2 | Invalid value for option '--since': 'yesterday' is no time such as
            events --follow --to 3          | 2 | --follow has no end
            events --tag a                  | 2 | Invalid value for option '--tag' (KEY:VALUE): tags holds "a", which is not
            stream nope                     | 1 | there is no stream nope
            state nope                      | 1 | there is no stream nope
            history nope                    | 1 | there is no stream nope
            state order_1 --version x       | 2 | Invalid value for option '--version': 'x' is no version
            append o T {bad                 | 2 | JSON is malformed: Unexpected character ('b')
            append o T [1]                  | 2 | data must be a JSON object, not [1]
            append o T {"a":NaN}            | 2 | JSON is malformed: Non-standard token 'NaN' (line 1, column 9)
            append o T --expect -1          | 2 | Invalid value for option '--expect': '-1' is neither a version nor none nor any
            append order_1 T --expect none  | 1 | conflict: stream order_1 is at version 3, not
            append o T --timestamp +10000-01-01T00:00:00Z | 2 | timestamp must be between the years 0 and 9999
            append o T {} {}                | 2 | '{}' is one argument too many
            verify extra                    | 2 | 'extra' is one argument too many
            index                           | 2 | Missing command
            index rebiuld                   | 2 | there is no command 'rebiuld'
            help nope                       | 2 | there is no command 'nope'
            import nowhere                  | 1 | nowhere: there is no such file or directory
            events --app nowhere.jar        | 1 | --app nowhere.jar: there is no such file
            export nowhere/file             | 1 | nowhere/file: there is no such file or directory
            """)
    void isToldWhatIsWrongAndSoInJson(String command, int exitCode, String message) {
        var run = shop.yore(command.split(" "));
        assertThat(run.err()).startsWith("yore: " + message);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();

        var error =
                Json.parse(shop.yore((command + " --json").split(" ")).err()).tree();
        assertThat(error.get("message").stringValue()).startsWith(message);
        assertThat(error.get("exitCode").intValue()).isEqualTo(exitCode);
        assertThat(shop.json("stats").getFirst().get("events").intValue()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stream o",
                "events",
                "streams",
                "state o",
                "history o",
                "stats",
                "verify",
                "export",
                "index rebuild"
            })
    void aStoreThatIsNotThereIsNamedWithTheWayToNameAnother(String command) throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        var empty = Files.createDirectory(folder.resolve("empty"));

        String hint = " (--data DIR names the directory of the store)\n";
        assertRefused(
                folder.resolve("nowhere"), command, "yore: there is no directory " + folder.resolve("nowhere") + hint);
        assertRefused(file, command, "yore: " + file + " is a file; a store is a directory" + hint);
        assertRefused(empty, command, "yore: there is no Yore store in " + empty + hint);
        assertThat(empty).isEmptyDirectory();
    }

    private static void assertRefused(Path data, String command, String message) {
        var run = new Shop(data).yore(command.split(" "));
        assertThat(run.err()).isEqualTo(message);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void anEmptyNameIsNoDirectory() {
        var run = CommandRun.of("append", "o", "T", "--data", "");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("yore: Invalid value for option '--data': '' names no directory\n");
    }

    @Test
    void aDirectoryIsNoFileToExportTo() {
        var run = shop.yore("export", folder.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("yore: " + folder + ": Is a directory\n");
    }

    @Test
    void dataThatIsNotUtf8IsNotMadeToBe() {
        var run = appending(new ByteArrayInputStream(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'}));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("yore: standard input is not UTF-8; nothing was recorded\n");
        assertThat(shop.yore("stream", "o").exitCode()).isEqualTo(1);
    }

    @Test
    void dataThatIsTooLargeIsToldToBe() {
        var large = shop.reading("{\"a\":\"" + "x".repeat(1 << 20) + "\"}", "append", "o", "T", "-", "--id", "e");
        assertThat(large.err()).isEqualTo("yore: bytes of event e: 1,048,587, but at most 1,048,576 allowed\n");
        assertThat(large.exitCode()).isEqualTo(1);

        var endless = appending(new SequenceInputStream(new ByteArrayInputStream(new byte[64 << 20]), endless()));
        assertThat(endless.err())
                .isEqualTo("yore: standard input is longer than 67,108,864 bytes, which no event may be\n");
        assertThat(endless.exitCode()).isEqualTo(1);
    }

    @Test
    void aBadLineOfAFileIsNamedByTheNumberInTheFile() {
        var run = shop.reading("\n{\"a\":x}\n", "import", "-");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("line 2: JSON is malformed: ").endsWith(" (column 6)\n");
    }

    private CommandRun appending(InputStream in) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                in,
                out,
                err,
                Map.of(),
                "append",
                "o",
                "T",
                "-",
                "--data",
                shop.data().toString());
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };
    }
}
