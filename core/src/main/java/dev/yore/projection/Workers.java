package dev.yore.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Does the parts of a task at the same time. For one calling thread at a time. */
final class Workers implements AutoCloseable {

    private final int count;
    private final ExecutorService threads;

    /** So many, the calling thread among them. */
    Workers(int count, String name) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(
                Math.max(1, count - 1),
                Thread.ofPlatform().name(name + "-", 1).daemon().factory());
    }

    int count() {
        return count;
    }

    /**
     * Does the parts 0 to {@code parts - 1}, and returns what they gave, in their order, when all are done. If one of them throws,
     * that is thrown.
     */
    <T> List<T> each(int parts, IntFunction<T> part) {
        var others = new ArrayList<CompletableFuture<T>>(parts);
        for (int i = 1; i < parts; i++) {
            int number = i;
            others.add(CompletableFuture.supplyAsync(() -> part.apply(number), threads));
        }
        var results = new ArrayList<T>(parts);
        try {
            results.add(part.apply(0));
        } finally {
            CompletableFuture.allOf(others.toArray(CompletableFuture[]::new))
                    .handle((_, _) -> true)
                    .join();
        }
        others.forEach(it -> results.add(resultOf(it)));
        return results;
    }

    private static <T> T resultOf(CompletableFuture<T> part) {
        try {
            return part.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
