package dev.yore.kinesis;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Time as it passes for everybody. */
final class Bell implements Pauses {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Semaphore wakes = new Semaphore(0);

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public void pause(long nanos) throws InterruptedException {
        boolean _ = closed.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void idle(long nanos) throws InterruptedException {
        if (wakes.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            wakes.release();
        }
    }

    @Override
    public boolean woken() {
        return wakes.drainPermits() > 0;
    }

    @Override
    public void wake() {
        wakes.release();
    }

    @Override
    public void close() {
        closed.countDown();
        wakes.release();
    }

    @Override
    public boolean closed() {
        return closed.getCount() == 0;
    }
}
