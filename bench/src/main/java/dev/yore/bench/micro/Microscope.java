package dev.yore.bench.micro;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of this package. It alone needs JMH, which may not be there. */
public final class Microscope {

    private static final int ROUNDS = 3;

    private Microscope() {}

    /** Runs those of whose names a part matches a regular expression. */
    public static void run(String pattern) {
        var inThisPackage = Microscope.class.getPackageName().replace(".", "\\.") + ".*" + pattern;
        var options = new OptionsBuilder()
                .include(inThisPackage)
                .forks(1)
                .warmupIterations(ROUNDS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ROUNDS)
                .measurementTime(TimeValue.seconds(1))
                .build();
        try {
            new Runner(options).run();
        } catch (RunnerException e) {
            throw new IllegalStateException("the benchmarks failed: " + e.getMessage(), e);
        }
    }
}
