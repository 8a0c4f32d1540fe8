package dev.yore.kinesis.proxy;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** A call takes long. */
final class Delayed implements Fault {

    private static final int LONGEST_MILLIS = 200;

    @Override
    public Answer answer(Call call, Service service, RandomGenerator random) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_MILLIS)).toNanos());
        return service.make(call);
    }
}
