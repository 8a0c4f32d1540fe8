package dev.yore.kinesis.proxy;

import java.util.Set;
import java.util.random.RandomGenerator;

/** The service asks for patience. */
final class Throttled implements Fault {

    private static final Set<String> OF_SHARDS = Set.of("PutRecords", "GetRecords", "GetShardIterator");

    @Override
    public Answer answer(Call call, Service service, RandomGenerator random) {
        return Answer.error(
                400,
                OF_SHARDS.contains(call.name()) ? "ProvisionedThroughputExceededException" : "LimitExceededException");
    }
}
