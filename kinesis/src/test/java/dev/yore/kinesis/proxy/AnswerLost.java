package dev.yore.kinesis.proxy;

import java.util.random.RandomGenerator;

/** A call takes effect, and nobody is told. */
final class AnswerLost implements Fault {

    @Override
    public Answer answer(Call call, Service service, RandomGenerator random) {
        service.make(call);
        return Answer.HANG_UP;
    }
}
