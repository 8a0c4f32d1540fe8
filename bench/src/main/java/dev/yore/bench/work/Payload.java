package dev.yore.bench.work;

import dev.yore.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What happened, in the three forms in which stores take it; all are ready, so that nobody's time goes into making them. */
public final class Payload {

    /** How many bytes the payload of every event has. */
    public static final int BYTES = 256;

    private static final int VARIANTS = 997;
    private static final String END = "\"}";
    private static final List<String> WORDS = List.of(
            ("standing order rent flat month invoice payment account transfer salary insurance premium savings deposit refund"
                            + " purchase groceries fuel ticket travel hotel pharmacy school tuition energy water gas phone internet"
                            + " subscription donation loan instalment interest fee charge cash withdrawal branch card terminal")
                    .split(" ", -1));
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

    /** Words in random order, so that who compresses gains by it what it gains with such data, and not more. */
    private static Payload make(int variant) {
        var random = new SplittableRandom(variant);
        var text =
                new StringBuilder("{\"amount\":%d.%02d,\"currency\":\"CZK\",\"counterparty\":\"%010d/0800\",\"note\":\""
                        .formatted(random.nextInt(1, 100_000), random.nextInt(100), random.nextLong(10_000_000_000L)));
        while (text.length() < BYTES) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        text.setLength(BYTES - END.length());
        return new Payload(text.append(END).toString());
    }
}
