package dev.yore.kinesis.proxy;

import dev.yore.kinesis.proxy.Answer.Told;
import java.time.Duration;

/** The service behind the proxy. */
interface Service {

    /** Makes a call. */
    Told make(Call call);

    /** Makes a call later, when nobody waits for its answer. */
    void makeLater(Call call, Duration wait);
}
