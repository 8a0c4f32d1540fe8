package dev.yore.views;

import dev.yore.log.LogStore;
import dev.yore.subscription.Delivery;
import dev.yore.subscription.EventConsumer;
import dev.yore.subscription.Subscription;
import dev.yore.subscription.SubscriptionOptions;
import dev.yore.subscription.Subscriptions;
import dev.yore.view.LeaseHolder.Waits;
import dev.yore.view.Views;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process that runs some shares of a subscription until it is killed. What is delivered to it, it writes to a file. */
final class Deliverer implements EventConsumer {

    /** What it prints when the first event was delivered to it. */
    static final String DELIVERS = "delivers";

    static final int SHARES = 6;

    static final SubscriptionOptions OPTIONS = SubscriptionOptions.DEFAULT
            .consumers(2)
            .waits(new Waits(Duration.ofSeconds(1), Duration.ofMillis(5), Duration.ofMillis(50)));

    private final String name;
    private final FileChannel file;
    private final CountDownLatch delivered = new CountDownLatch(1);

    /** One whose lines bear a name; several processes may write to the same file. */
    Deliverer(String name, Path file) throws IOException {
        this.name = name;
        this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void accept(Delivery delivery) throws IOException {
        var line = "%s %s %d%n"
                .formatted(
                        name,
                        delivery.event().stream(),
                        delivery.event().position().rank());
        file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        delivered.countDown();
    }

    Subscription subscription() {
        return Subscription.named("shared").shares(SHARES).deliveredTo(this);
    }

    /** Takes the folder of the log, the place of the views, its name and the file. */
    public static void main(String[] arguments) throws Exception {
        var deliverer = new Deliverer(arguments[2], Path.of(arguments[3]));
        try (var store = LogStore.openReadOnly(Path.of(arguments[0]));
                var views = Views.open(arguments[1]);
                var _ = Subscriptions.start(store, views, List.of(deliverer.subscription()), OPTIONS)) {
            deliverer.delivered.await();
            System.out.println(DELIVERS);
            new CountDownLatch(1).await();
        }
    }
}
