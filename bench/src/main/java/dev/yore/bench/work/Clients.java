package dev.yore.bench.work;

import dev.yore.bench.figure.Round;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Many threads that each make the same call again and again for some time. */
final class Clients {

    private final Supplier<ExecutorService> threads;
    private final int clients;
    private final Duration time;

    /** So many clients, each in a thread of its own. */
    Clients(Supplier<ExecutorService> threads, int clients, Duration time) {
        this.threads = threads;
        this.clients = clients;
        this.time = time;
    }

    /** One call of one client. */
    @FunctionalInterface
    interface Call {
        void make(int client, int number) throws Exception;
    }

    /** How many calls there were, and what came of them. */
    record Outcome(long calls, Round round) {}

    /** Lets all clients make calls until the time is over, and times each call. Every client makes one at least. */
    Outcome run(Call call) throws Exception {
        var start = new CountDownLatch(1);
        try (var executor = threads.get()) {
            var running = IntStream.range(0, clients)
                    .mapToObj(client -> executor.submit(loop(client, start, call)))
                    .toList();
            long begin = System.nanoTime();
            start.countDown();
            var times = new long[clients][];
            for (int i = 0; i < clients; i++) {
                times[i] = await(running.get(i));
            }
            long elapsed = System.nanoTime() - begin;
            long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).toArray();
            return new Outcome(all.length, Round.rate(all.length, elapsed).and(Round.calls(all)));
        }
    }

    private Callable<long[]> loop(int client, CountDownLatch start, Call call) {
        return () -> {
            long[] times = new long[16];
            int calls = 0;
            start.await();
            long begin = System.nanoTime();
            for (long end = begin + time.toNanos(); calls == 0 || begin < end; calls++) {
                call.make(client, calls);
                long now = System.nanoTime();
                times = calls == times.length ? Arrays.copyOf(times, calls * 2) : times;
                times[calls] = now - begin;
                begin = now;
            }
            return Arrays.copyOf(times, calls);
        };
    }

    private static long[] await(Future<long[]> running) throws Exception {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
