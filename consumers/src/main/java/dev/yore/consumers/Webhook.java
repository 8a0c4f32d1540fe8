package dev.yore.consumers;

import dev.yore.event.Envelope;
import dev.yore.subscription.Delivery;
import dev.yore.subscription.EventConsumer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Sends each event to an address by HTTP POST: its envelope as JSON. An answer of 2xx means that it was taken; with any other,
 * or none in time, it is tried again by the subscription.
 *
 * <p>The headers are those of <a href="https://www.standardwebhooks.com">Standard Webhooks</a>: {@code webhook-id} is the event's
 * id, the same each time it is sent, so that the receiver recognises what it has seen; {@code webhook-timestamp}; and, with a secret,
 * {@code webhook-signature}. Redirects are not followed. Immutable; any thread may use it.
 */
public final class Webhook implements EventConsumer {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String HMAC = "HmacSHA256";
    private static final int OK = 200;
    private static final int NOT_OK = 300;

    private final URI address;
    private final HttpClient client;
    private final Duration timeout;
    private final Map<String, String> headers;
    private final @Nullable SecretKeySpec secret;
    private final InstantSource clock;

    private Webhook(
            URI address,
            HttpClient client,
            Duration timeout,
            Map<String, String> headers,
            @Nullable SecretKeySpec secret,
            InstantSource clock) {
        this.address = address;
        this.client = client;
        this.timeout = timeout;
        this.headers = headers;
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * The webhook at this address; it has 10 seconds to answer.
     *
     * @throws IllegalArgumentException if the address is not of http or https
     */
    public static Webhook to(URI address) {
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("a webhook has an address of http or https, not " + address);
        }
        var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        return new Webhook(address, client, TIMEOUT, Map.of(), null, InstantSource.system());
    }

    /** The same with so much time to answer. */
    public Webhook within(Duration time) {
        return new Webhook(address, client, time, headers, secret, clock);
    }

    /** The same with this header, such as one that says who sends. */
    public Webhook header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Webhook(address, client, timeout, more, secret, clock);
    }

    /** The same with what is sent signed by this secret, so that the receiver knows whom it comes from. */
    public Webhook signedWith(byte[] key) {
        return new Webhook(address, client, timeout, headers, new SecretKeySpec(key, HMAC), clock);
    }

    @Override
    public void accept(Delivery delivery) throws IOException, InterruptedException {
        var event = delivery.event();
        var body = Envelope.of(event).toJson().toString();
        var time = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("content-type", "application/json")
                .header("webhook-id", event.id().value())
                .header("webhook-timestamp", time)
                .POST(BodyPublishers.ofString(body));
        if (secret != null) {
            request.header("webhook-signature", "v1," + signature(secret, event.id() + "." + time + "." + body));
        }
        headers.forEach(request::setHeader);
        int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
        if (status < OK || status >= NOT_OK) {
            throw new WebhookException(address, status);
        }
    }

    private static String signature(SecretKeySpec secret, String content) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
