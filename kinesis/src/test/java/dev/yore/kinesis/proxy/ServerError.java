package dev.yore.kinesis.proxy;

import java.util.random.RandomGenerator;

/** The service fails, before a call took effect or after it. */
final class ServerError implements Fault {

    @Override
    public Answer answer(Call call, Service service, RandomGenerator random) {
        if (random.nextBoolean()) {
            service.make(call);
        }
        return random.nextBoolean() ? Answer.error(500, "InternalFailure") : Answer.error(503, "ServiceUnavailable");
    }
}
