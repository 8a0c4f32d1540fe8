package dev.yore.testkit.shard;

import dev.yore.event.Partition;
import dev.yore.shard.PartitionedLog;
import dev.yore.shard.Sequence;
import java.math.BigInteger;
import java.time.InstantSource;

/** The stream in memory keeps the whole contract of a log in shards. */
class ModelLogContractTest extends PartitionedLogContract implements ReshardContract, TrimContract {

    private int places;

    @Override
    public LogFixture newPlace(int shards) {
        return new Place(new ModelStream("stream-" + ++places, shards, InstantSource.system()));
    }

    private record Place(ModelStream stream) implements LogFixture {

        @Override
        public PartitionedLog open() {
            return stream.connect();
        }

        @Override
        public boolean canReshard() {
            return true;
        }

        @Override
        public void split(Partition shard) {
            var range = stream.connect().shards().stream()
                    .filter(it -> it.id().equals(shard))
                    .findFirst()
                    .orElseThrow()
                    .range();
            stream.split(shard, range.from().add(range.to()).add(BigInteger.ONE).shiftRight(1));
        }

        @Override
        public void merge(Partition one, Partition other) {
            stream.merge(one, other);
        }

        @Override
        public boolean canTrim() {
            return true;
        }

        @Override
        public void trim(Partition shard, Sequence last) {
            stream.trim(shard, last);
        }
    }
}
