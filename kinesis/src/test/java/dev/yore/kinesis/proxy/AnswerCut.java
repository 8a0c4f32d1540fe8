package dev.yore.kinesis.proxy;

import java.util.random.RandomGenerator;

/** The connection breaks in the middle of an answer. */
final class AnswerCut implements Fault {

    @Override
    public Answer answer(Call call, Service service, RandomGenerator random) {
        return new Answer.Half(service.make(call));
    }
}
