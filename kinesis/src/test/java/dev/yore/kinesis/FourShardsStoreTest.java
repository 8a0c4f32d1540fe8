package dev.yore.kinesis;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract of a store on four shards; what spans partitions gets its documented error. A part is always run, all of it with
 * {@code -Dyore.whole=true}.
 */
@ExtendWith(PartUnlessWhole.class)
class FourShardsStoreTest extends KinesaliteStoreContract {

    FourShardsStoreTest() {
        super(4);
    }
}
