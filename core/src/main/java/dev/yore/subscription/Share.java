package dev.yore.subscription;

import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.view.ViewId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * A part of a subscription, which one process runs at a time: some of the streams, each of them always in the same share.
 *
 * @param subscription the whole
 * @param number from 1
 */
record Share(Subscription subscription, int number) {

    /** All shares of a subscription. */
    static List<Share> of(Subscription subscription) {
        return IntStream.rangeClosed(1, subscription.shares())
                .mapToObj(it -> new Share(subscription, it))
                .toList();
    }

    /** The share of a stream: its CRC-32C modulo their number. For ever the same, and unlike what divides streams among lanes. */
    static int of(StreamId stream, int shares) {
        var crc = new CRC32C();
        crc.update(stream.value().getBytes(StandardCharsets.UTF_8));
        return 1 + (int) (crc.getValue() % shares);
    }

    ViewId state() {
        return Subscription.stateOf(subscription.name(), number);
    }

    boolean selects(RecordedEvent event) {
        return subscription.selects(event) && of(event.stream(), subscription.shares()) == number;
    }

    @Override
    public String toString() {
        return subscription.shares() == 1 ? subscription.name() : subscription.name() + "-" + number;
    }
}
