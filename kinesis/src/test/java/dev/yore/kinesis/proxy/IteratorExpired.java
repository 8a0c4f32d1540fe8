package dev.yore.kinesis.proxy;

import java.util.random.RandomGenerator;

/** An iterator lives no more. */
final class IteratorExpired implements Fault {

    @Override
    public boolean befalls(Call call) {
        return call.is("GetRecords");
    }

    @Override
    public Answer answer(Call call, Service service, RandomGenerator random) {
        return Answer.error(400, "ExpiredIteratorException");
    }
}
