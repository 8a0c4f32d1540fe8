package dev.yore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.bench.figure.Results;
import dev.yore.cli.Main;
import dev.yore.event.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that has the command, but not the libraries of the peers: as every other command has it. */
@Tag("slow")
class WithoutPeersTest {

    private static final Pattern PEERS = Pattern.compile("rocksdb|axonframework|zonky|jmh");

    @TempDir
    private Path folder;

    @Test
    void helpIsThere() throws Exception {
        assertThat(yore("--help")).contains("bench");
        assertThat(yore("bench", "micro", "--help")).contains("PATTERN");
    }

    @Test
    void peersAreAbsentWithTheReason() throws Exception {
        var json = yore(
                ("bench --events 10000 --quick --only append-1 --peers rocksdb,postgresql,axon --json --data " + folder)
                        .split(" ", -1));
        assertThat(Json.parse(json).as(Results.class).absent())
                .containsOnlyKeys("rocksdb", "postgresql", "axon")
                .allSatisfy((_, reason) -> assertThat(reason).containsAnyOf("class path", "no PostgreSQL"));
    }

    private String yore(String... arguments) throws IOException, InterruptedException {
        var classPath = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(it -> !PEERS.matcher(it).find())
                .collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                Main.class.getName()));
        command.addAll(List.of(arguments));
        var out = folder.resolve("out").toFile();
        var err = folder.resolve("err").toFile();
        int exitCode = new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(err)
                .start()
                .waitFor();
        assertThat(exitCode).as(Files.readString(err.toPath())).isZero();
        return Files.readString(out.toPath());
    }
}
