package dev.yore.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code shell-session} blocks of a page are one session: a shell runs each of their commands, one after the other. */
@Tag("slow")
class ShellSessionsTest {

    private static final String SAMPLE = "examples/bank/sample/transactions.asc";

    /** A command and what it writes, to either output. */
    private record Example(String place, String command, List<String> printed) {}

    @TempDir
    private Path folder;

    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectories(folder.resolve(SAMPLE).getParent());
        Files.copy(Page.ROOT.resolve(SAMPLE), folder.resolve(SAMPLE));
        var yore = Files.createDirectories(folder.resolve("bin")).resolve("yore");
        Files.writeString(
                yore,
                "#!/bin/sh\nexec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp '%s' '%s' \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        assertThat(yore.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = "docs/cli.md")
    void everyCommandDoesWhatThePageSays(String page) throws IOException, InterruptedException {
        int lastExitCode = 0;
        for (var example : examples(Page.read(page))) {
            if (example.command.equals("echo $?")) {
                assertThat(List.of(Integer.toString(lastExitCode)))
                        .as(example.place)
                        .isEqualTo(example.printed);
                lastExitCode = 0;
            } else {
                assertThat(lastExitCode)
                        .as("exit code, which the page does not show, before %s", example.place)
                        .isZero();
                var output = Files.createTempFile(folder, "output", ".txt");
                lastExitCode = run(example.command, output);
                assertThat(comparable(Files.readAllLines(output)))
                        .as("%s: %s", example.place, example.command)
                        .isEqualTo(comparable(example.printed));
            }
        }
    }

    private static List<Example> examples(Page page) {
        var examples = new ArrayList<Example>();
        for (var block : page.blocks()) {
            for (int i = 0;
                    block.language().equals("shell-session")
                            && i < block.lines().size();
                    i++) {
                String line = block.lines().get(i);
                if (line.startsWith("$ ")) {
                    examples.add(new Example(block.place(i), line.substring(2), new ArrayList<>()));
                } else {
                    examples.getLast().printed.add(line);
                }
            }
        }
        assertThat(examples).as("sessions on %s", page).isNotEmpty();
        return examples;
    }

    private int run(String command, Path output) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        var environment = builder.environment();
        environment.remove("YORE_DATA");
        environment.merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        return builder.start().waitFor();
    }

    /** Without what differs from run to run: times of today, ids, sizes, and the width of columns that hold them. */
    private static String comparable(List<String> lines) {
        return String.join("\n", lines)
                .strip()
                .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
                .replaceAll("\"logBytes\":\\d+", "\"logBytes\":<size>")
                .replaceAll("[^ ']*yore-demo-\\d+", "<folder>")
                .replaceAll(" +", " ");
    }
}
