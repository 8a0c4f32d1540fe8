package dev.yore.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many virtual threads that each make the same call again and again. */
final class Clients {

    private Clients() {}

    /** One call of one client. */
    @FunctionalInterface
    interface Call {
        void make(int client, int number) throws Exception;
    }

    /** Lets so many clients make so many calls each, and times each call. */
    static Figure run(String work, int clients, int callsEach, int unitsPerCall, Call call) throws Exception {
        long[] times = new long[clients * callsEach];
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, clients)
                    .mapToObj(client -> threads.submit(loop(client, callsEach, times, start, call)))
                    .toList();
            long begin = System.nanoTime();
            start.countDown();
            for (Future<?> each : running) {
                await(each);
            }
            long elapsed = System.nanoTime() - begin;
            return Figure.ofCalls(work, (long) times.length * unitsPerCall, elapsed, times);
        }
    }

    private static Callable<Object> loop(int client, int calls, long[] times, CountDownLatch start, Call call) {
        return () -> {
            start.await();
            for (int number = 0; number < calls; number++) {
                long begin = System.nanoTime();
                call.make(client, number);
                times[client * calls + number] = System.nanoTime() - begin;
            }
            return client;
        };
    }

    private static void await(Future<?> running) throws Exception {
        try {
            running.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
