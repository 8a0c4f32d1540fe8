package dev.yore.consumers;

import dev.yore.event.Envelope;
import dev.yore.subscription.Delivery;
import dev.yore.subscription.EventConsumer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes each event as a line of JSON, its envelope, in UTF-8, and flushes it. Any thread may use it; a line is never torn apart
 * by another.
 */
public final class JsonLines implements EventConsumer {

    private final OutputStream out;

    private JsonLines(OutputStream out) {
        this.out = out;
    }

    /** Writes to this stream, which stays open. */
    public static JsonLines to(OutputStream out) {
        return new JsonLines(out);
    }

    @Override
    public void accept(Delivery delivery) throws IOException {
        var line = (Envelope.of(delivery.event()).toJson() + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            out.write(line);
            out.flush();
        }
    }
}
