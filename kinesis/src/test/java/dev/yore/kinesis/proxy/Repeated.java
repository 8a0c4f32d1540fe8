package dev.yore.kinesis.proxy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** What is put arrives twice: at once, or the second time when its answer is long known. */
final class Repeated implements Fault {

    private static final int LONGEST_MILLIS = 300;

    @Override
    public boolean befalls(Call call) {
        return call.is("PutRecords");
    }

    @Override
    public Answer answer(Call call, Service service, RandomGenerator random) {
        if (random.nextBoolean()) {
            service.makeLater(call, Duration.ofMillis(random.nextInt(LONGEST_MILLIS)));
        } else {
            service.make(call);
        }
        return service.make(call);
    }
}
