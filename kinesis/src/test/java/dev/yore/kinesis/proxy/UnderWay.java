package dev.yore.kinesis.proxy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The calls that are under way. */
final class UnderWay {

    private final Set<One> calls = ConcurrentHashMap.newKeySet();

    /** Another one. */
    One begin() {
        var call = new One();
        calls.add(call);
        return call;
    }

    /** Waits until all that are under way now have come to their end. */
    void await() {
        try {
            for (var call : calls) {
                call.ended.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calls were under way", e);
        }
    }

    /** A call, until it is closed. */
    final class One implements AutoCloseable {
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void close() {
            calls.remove(this);
            ended.countDown();
        }
    }
}
