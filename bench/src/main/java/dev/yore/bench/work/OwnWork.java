package dev.yore.bench.work;

import java.util.Optional;

/** All that Yore is measured by. */
public final class OwnWork {

    private OwnWork() {}

    /** The engine and the disk that it lies on. */
    public static void run(Bench bench) throws Exception {
        new YoreWork(bench).run();
        new DerivedWork(bench).measure();
    }

    /** @param postgres the JDBC URL of a PostgreSQL that projections may write to */
    public static void runProjections(Bench bench, Optional<String> postgres) throws Exception {
        new ProjectionWork(bench).measure(postgres);
    }
}
