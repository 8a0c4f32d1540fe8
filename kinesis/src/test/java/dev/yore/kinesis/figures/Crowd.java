package dev.yore.kinesis.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many virtual threads that each make the same call again and again, for a time. */
final class Crowd {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private Crowd() {}

    /** One call of one caller; how many units of work it did. */
    @FunctionalInterface
    interface Call {
        int make(int caller, int number) throws Exception;
    }

    /**
     * What was measured.
     *
     * @param perSecond units of work in a second
     * @param p50 how long a call took at the median, in milliseconds
     * @param p99 the same for the slowest hundredth
     */
    record Figure(double perSecond, double p50, double p99) {}

    /** Lets them call for so long before, and for so long while it is measured. */
    static Figure run(int callers, Duration warmUp, Duration measured, Call call) throws Exception {
        long from = System.nanoTime() + warmUp.toNanos();
        long to = from + measured.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Calls>>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                running.add(threads.submit(() -> calls(caller, from, to, call)));
            }
            var all = new ArrayList<Calls>();
            for (var one : running) {
                all.add(one.get());
            }
            return figure(all, measured);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** What one caller did: its units, and how long each call took. */
    private record Calls(long units, List<Long> nanos) {}

    private static Calls calls(int caller, long from, long to, Call call) throws Exception {
        var nanos = new ArrayList<Long>();
        long units = 0;
        for (int number = 0; System.nanoTime() - to < 0; number++) {
            long begun = System.nanoTime();
            int done = call.make(caller, number);
            long ended = System.nanoTime();
            if (ended - from >= 0 && ended - to < 0) {
                nanos.add(ended - begun);
                units += done;
            }
        }
        return new Calls(units, nanos);
    }

    private static Figure figure(List<Calls> all, Duration measured) {
        long units = all.stream().mapToLong(Calls::units).sum();
        long[] nanos = all.stream()
                .flatMap(it -> it.nanos().stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return new Figure(units * NANOS_PER_SECOND / measured.toNanos(), quantile(nanos, 0.50), quantile(nanos, 0.99));
    }

    /** NaN where no call ended while it was measured. */
    private static double quantile(long[] sorted, double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (part * sorted.length))] / NANOS_PER_MILLI;
    }
}
