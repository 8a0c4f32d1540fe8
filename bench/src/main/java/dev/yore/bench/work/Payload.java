package dev.yore.bench.work;

import dev.yore.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** What happened, in the three forms in which stores take it; all are ready, so that nobody's time goes into making them. */
public final class Payload {

    /** How many bytes the payload of every event has. */
    public static final int BYTES = 256;

    private static final int VARIANTS = 997;
    private static final List<Payload> ALL =
            IntStream.range(0, VARIANTS).mapToObj(Payload::make).toList();

    private final String text;
    private final byte[] utf8;
    private final Json json;

    private Payload(String text) {
        this.text = text;
        this.utf8 = text.getBytes(StandardCharsets.UTF_8);
        this.json = Json.parse(text);
    }

    /** {@value #BYTES} characters of JSON. */
    public String text() {
        return text;
    }

    /** The same as bytes, which nobody may change. */
    public byte[] utf8() {
        return utf8;
    }

    /** The same as a value. */
    public Json json() {
        return json;
    }

    /** The payload of the event of this number: always the same for the same number. */
    public static Payload of(long number) {
        return ALL.get((int) (number % VARIANTS));
    }

    private static Payload make(int variant) {
        var head = "{\"amount\":%d.%02d,\"currency\":\"CZK\",\"counterparty\":\"%010d/0800\",\"note\":\""
                .formatted(variant * 7 + 1, variant % 100, variant * 7_919L);
        var words = "standing order for the rent of the flat ".repeat(BYTES).substring(variant);
        return new Payload(head + words.substring(0, BYTES - 2 - head.length()) + "\"}");
    }
}
