package dev.yore.replay;

import dev.yore.replay.Selection.Candidate;
import dev.yore.replay.StreamComparison.Compared;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Hands streams out to worker threads, a few batches ahead, and takes what came of them in the same order.
 *
 * <p>For one thread at a time. Workers that have nothing to do end by themselves, so a cursor that is left alone leaves no thread.
 */
final class ReplayCursor<V> implements Differences<V> {

    private static final int STREAMS_PER_BATCH = 32;
    private static final int BATCHES_PER_WORKER = 2;

    private final Stream<Candidate> candidates;
    private final Iterator<Candidate> left;
    private final StreamComparison<V> comparison;
    private final int batchesAhead;
    private final ExecutorService workers;
    private final Queue<Future<Compared<V>>> underWay = new ArrayDeque<>();
    private final Queue<Difference<V>> ready = new ArrayDeque<>();
    private final Tally tally;
    private final Consumer<ReplayReport> progress;
    private boolean closed;

    ReplayCursor(
            Stream<Candidate> candidates,
            StreamComparison<V> comparison,
            Tally tally,
            int workers,
            Consumer<ReplayReport> progress) {
        this.candidates = candidates;
        this.left = candidates.iterator();
        this.comparison = comparison;
        this.batchesAhead = BATCHES_PER_WORKER * workers;
        this.workers = workers(workers);
        this.tally = tally;
        this.progress = progress;
    }

    private static ExecutorService workers(int count) {
        var factory = Thread.ofPlatform().daemon().name("yore-replay-", 0).factory();
        var pool = new ThreadPoolExecutor(count, count, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !closed) {
            handOut();
            if (underWay.isEmpty()) {
                close();
            } else {
                take(underWay.remove());
            }
        }
        return !ready.isEmpty();
    }

    private void handOut() {
        while (underWay.size() < batchesAhead && left.hasNext()) {
            var batch = new ArrayList<Candidate>(STREAMS_PER_BATCH);
            while (batch.size() < STREAMS_PER_BATCH && left.hasNext()) {
                batch.add(left.next());
            }
            underWay.add(workers.submit(() -> comparison.compare(batch)));
        }
    }

    private void take(Future<Compared<V>> batch) {
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException(); // which get() may overlook
            }
            var compared = batch.get();
            tally.add(compared.tally());
            ready.addAll(compared.differences());
            progress.accept(tally.report());
        } catch (InterruptedException _) {
            close();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while replaying; nothing was written");
        } catch (ExecutionException e) {
            close();
            throw cause(e);
        }
    }

    private static RuntimeException cause(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }

    @Override
    public Difference<V> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    @Override
    public ReplayReport report() {
        return tally.report();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            ready.clear();
            underWay.clear();
            workers.shutdownNow();
            candidates.close();
        }
    }
}
