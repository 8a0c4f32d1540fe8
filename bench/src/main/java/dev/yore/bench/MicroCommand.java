package dev.yore.bench;

import dev.yore.bench.micro.Microscope;
import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code yore bench micro}. */
@Command(
        name = "micro",
        description =
                "Measure the microscopic parts by themselves, with JMH: encoding and decoding frames, looking up in the index.",
        footerHeading = "%nExamples:%n",
        footer = {"  yore bench micro", "  yore bench micro FrameBenchmark.decode"})
final class MicroCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            defaultValue = "",
            description = "A regular expression that the names of the benchmarks must match in a part (default: all).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String pattern;

    @Override
    public Integer call() {
        try {
            Microscope.run(pattern);
        } catch (NoClassDefFoundError e) {
            throw new CommandFailedException(
                    "JMH is not on the class path: run ./yore bench micro (" + e.getMessage() + ")");
        }
        return ExitCode.DONE;
    }
}
