package dev.yore.kinesis;

/** The whole contract of a store on one shard. */
class OneShardStoreTest extends KinesaliteStoreContract {

    OneShardStoreTest() {
        super(1);
    }
}
