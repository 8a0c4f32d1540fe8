package dev.yore.kinesis;

/** The whole contract of a store on four shards; what spans partitions gets its documented error. */
class FourShardsStoreTest extends KinesaliteStoreContract {

    FourShardsStoreTest() {
        super(4);
    }
}
