package dev.yore.bench.work;

import dev.yore.domain.EventCodec;
import java.math.BigDecimal;

/** The payloads of the samples as types, as an application would read them. */
final class Movements {

    static final EventCodec<Movement> CODEC = EventCodec.of(Movement.class)
            .type(Sample.COMMON_TYPE, Deposited.class)
            .type(Samples.RARE_TYPE, LimitRaised.class)
            .build();

    private Movements() {}

    sealed interface Movement {}

    record Deposited(BigDecimal amount, String currency, String counterparty, String note) implements Movement {}

    record LimitRaised(BigDecimal amount, String currency, String counterparty, String note) implements Movement {}
}
