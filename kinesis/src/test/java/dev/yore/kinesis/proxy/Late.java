package dev.yore.kinesis.proxy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** What is put seems lost, and takes effect later. */
final class Late implements Fault {

    private static final int LONGEST_MILLIS = 300;

    @Override
    public boolean befalls(Call call) {
        return call.is("PutRecords");
    }

    @Override
    public Answer answer(Call call, Service service, RandomGenerator random) {
        service.makeLater(call, Duration.ofMillis(random.nextInt(LONGEST_MILLIS)));
        return Answer.HANG_UP;
    }
}
