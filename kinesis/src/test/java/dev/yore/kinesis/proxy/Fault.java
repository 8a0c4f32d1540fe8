package dev.yore.kinesis.proxy;

import java.util.random.RandomGenerator;

/** One way for a call to go wrong. */
interface Fault {

    /** Whether it can befall this call. */
    default boolean befalls(Call call) {
        return true;
    }

    /** What the client gets. */
    Answer answer(Call call, Service service, RandomGenerator random);

    /** What it is called. */
    default String name() {
        return getClass().getSimpleName();
    }
}
