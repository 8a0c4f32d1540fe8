package dev.yore.kinesis.proxy;

import java.util.random.RandomGenerator;

/** A request never arrives. */
final class RequestLost implements Fault {

    @Override
    public Answer answer(Call call, Service service, RandomGenerator random) {
        return Answer.HANG_UP;
    }
}
