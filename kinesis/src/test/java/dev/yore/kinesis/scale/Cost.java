package dev.yore.kinesis.scale;

import static dev.yore.kinesis.scale.Table.count;

import java.util.List;

/**
 * What a stream costs in a month of 730 hours, by these prices.
 *
 * @param shardHour a shard, for an hour
 * @param millionUnits a million units of 25 KiB of what is put; each record has one at least
 * @param retentionHour a shard whose records are kept for up to seven days, more for an hour
 * @param consumerShardHour a consumer of enhanced fan-out and a shard, for an hour
 * @param consumerGib a GiB that is pushed to a consumer
 */
record Cost(double shardHour, double millionUnits, double retentionHour, double consumerShardHour, double consumerGib) {

    /** In US dollars, provisioned mode, US East (N. Virginia), as known in November 2026. */
    static final Cost US_EAST = new Cost(0.015, 0.014, 0.020, 0.015, 0.013);

    private static final double HOURS = 730;
    private static final double SECONDS = HOURS * 3_600;
    private static final int UNIT_BYTES = 25 << 10;
    private static final double GIB = 1 << 30;

    double shards(Capacity of) {
        return of.shards() * HOURS * shardHour;
    }

    double puts(Capacity of) {
        return of.commits(SECONDS) * Math.ceilDiv(of.commitBytes(), UNIT_BYTES) / 1e6 * millionUnits;
    }

    double retention(Capacity of) {
        return of.shards() * HOURS * retentionHour;
    }

    /** One consumer of all shards. */
    double consumer(Capacity of) {
        return of.shards() * HOURS * consumerShardHour + of.commits(SECONDS) * of.commitBytes() / GIB * consumerGib;
    }

    List<String> table() {
        var table = new Table(
                "shards",
                "open shards",
                "puts",
                "kept for 7 days instead of 1",
                "a consumer of fan-out",
                "sum with polling",
                "sum with 2 consumers");
        for (int shards : Capacity.SHARDS) {
            var it = Capacity.of(shards);
            double polled = shards(it) + puts(it) + retention(it);
            table.row(
                    count(shards),
                    count(shards(it)),
                    count(puts(it)),
                    count(retention(it)),
                    count(consumer(it)),
                    count(polled),
                    count(polled + 2 * consumer(it)));
        }
        return table.lines();
    }
}
