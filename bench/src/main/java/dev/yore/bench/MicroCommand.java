package dev.yore.bench;

import dev.yore.bench.micro.FrameBenchmark;
import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.ExitCode;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
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

    private static final int ROUNDS = 3;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            defaultValue = "",
            description = "A regular expression that the names of the benchmarks must match in a part (default: all).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String pattern;

    @Override
    public Integer call() throws RunnerException {
        try {
            run(pattern);
        } catch (NoClassDefFoundError e) {
            throw new CommandFailedException(
                    "JMH is not on the class path: run ./yore bench micro (" + e.getMessage() + ")");
        }
        return ExitCode.DONE;
    }

    private static void run(String pattern) throws RunnerException {
        var inMicro = FrameBenchmark.class.getPackageName().replace(".", "\\.") + ".*" + pattern;
        new Runner(new OptionsBuilder()
                        .include(inMicro)
                        .forks(1)
                        .warmupIterations(ROUNDS)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(ROUNDS)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
    }
}
