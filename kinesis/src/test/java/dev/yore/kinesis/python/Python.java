package dev.yore.kinesis.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs of Python with boto3, whose clients reach the emulators. */
final class Python {

    /** Our own programs. */
    static final Path PROGRAMS = Path.of("src", "test", "python").toAbsolutePath();

    private static final String INTERPRETER = "yore.python";
    private static final int MINUTES = 2;
    private static final String NEW_ENOUGH = "import boto3, sys; sys.exit(sys.version_info < (3, 9))";

    private final List<String> interpreter = List.of(find());
    private final Path folder;
    private final URI kinesis;
    private final URI dynamoDb;

    /**
     * Programs that run in a folder.
     *
     * @param folder where they run and whose modules they may import
     */
    Python(Path folder, URI kinesis, URI dynamoDb) {
        this.folder = folder;
        this.kinesis = kinesis;
        this.dynamoDb = dynamoDb;
    }

    private static String find() {
        return Stream.of(System.getProperty(INTERPRETER, "python3"), "/usr/bin/python3")
                .filter(Python::hasBoto)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("these tests need Python 3.9 or newer with boto3 (on Debian: apt-get"
                                + " install python3-boto3), and found none: put it on the PATH, or name it with -D"
                                + INTERPRETER));
    }

    private static boolean hasBoto(String interpreter) {
        try {
            return new ProcessBuilder(interpreter, "-c", NEW_ENOUGH)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a program to its end, which must be a good one; what it printed, line by line. */
    List<String> run(Path program, String... arguments) {
        var command = new ArrayList<>(interpreter);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("PYTHONPATH", PROGRAMS.resolve("emulated") + File.pathSeparator + folder);
        environment.put("PYTHONIOENCODING", "utf-8");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("AWS_ENDPOINT_URL_KINESIS", kinesis.toString());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        return lines(program, builder);
    }

    private static List<String> lines(Path program, ProcessBuilder builder) {
        try {
            var process = builder.start();
            try (var output = process.inputReader(UTF_8)) {
                var lines = output.readAllLines();
                assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue())
                        .as("%s said: %s", program.getFileName(), String.join("\n", lines))
                        .isZero();
                return lines;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("running " + program, e);
        }
    }
}
