package dev.yore.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.yore.event.Envelope;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Commit;
import dev.yore.store.Query;
import dev.yore.subscription.Delivery;
import dev.yore.subscription.ParkedEvents;
import dev.yore.subscription.Subscription;
import dev.yore.subscription.SubscriptionOptions;
import dev.yore.subscription.Subscriptions;
import dev.yore.testkit.InMemoryStore;
import dev.yore.view.MemoryViewStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumersTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final InMemoryStore store = new InMemoryStore();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private HttpServer server;
    private volatile int status = 204;

    private record Received(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(it -> it.getKey().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .getFirst();
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(Map.copyOf(exchange.getRequestHeaders()), body));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.createContext("/stuck", _ -> {
            try {
                stuck.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        stuck.countDown();
        server.stop(0);
        store.close();
    }

    @Test
    void aWebhookGetsTheEnvelopeSignedAndUnderTheIdOfTheEvent() throws Exception {
        var event = event();
        var key = "a secret".getBytes(StandardCharsets.UTF_8);
        Webhook.to(address("/hook")).signedWith(key).header("x-from", "yore").accept(new Delivery("s", event, 1));
        var request = received.getFirst();
        assertThat(request.body()).isEqualTo(Envelope.of(event).toJson().toString());
        assertThat(request.header("webhook-id")).isEqualTo(event.id().value());
        assertThat(request.header("x-from")).isEqualTo("yore");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        var content = event.id() + "." + request.header("webhook-timestamp") + "." + request.body();
        assertThat(request.header("webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void anAnswerThatIsNotAYesIsAFailureThatNamesItAndNoSecretOfTheAddress() throws IOException {
        status = 503;
        var event = event();
        assertThatThrownBy(() -> Webhook.to(address("/hook?token=hidden")).accept(new Delivery("s", event, 1)))
                .isInstanceOf(WebhookException.class)
                .hasMessageContaining("answered 503")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void oneThatDoesNotAnswerIsGivenUpInTime() {
        var event = event();
        assertThatThrownBy(() -> Webhook.to(address("/stuck"))
                        .within(Duration.ofMillis(50))
                        .accept(new Delivery("s", event, 1)))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void whatAWebhookDoesNotTakeIsParkedAndDeliveredWhenItIsRetried() throws InterruptedException {
        event();
        status = 500;
        var views = new MemoryViewStore();
        var hook = Subscription.named("hook").deliveredTo(Webhook.to(address("/hook")));
        var options = SubscriptionOptions.DEFAULT.attempts(2, Duration.ZERO, Duration.ZERO);
        try (var running = Subscriptions.start(store, views, List.of(hook), options)) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            var parked = ParkedEvents.of(views, "hook");
            assertThat(parked.list(Optional.empty(), 10)).hasSize(1);
            assertThat(received).hasSize(2);
            status = 200;
            parked.retryAll(Optional.empty());
            long end = System.nanoTime() + SOON.toNanos();
            while (!parked.list(Optional.empty(), 10).isEmpty() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(received).hasSize(3);
        }
    }

    @Test
    void jsonLinesAreWrittenWhole() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            event();
        }
        var out = new ByteArrayOutputStream();
        var lines = Subscription.named("lines").deliveredTo(JsonLines.to(out));
        try (var running = Subscriptions.start(store, new MemoryViewStore(), List.of(lines))) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(200)
                .allSatisfy(it -> assertThat(Envelope.parse(it).event().type()).hasToString("Happened"));
    }

    @Test
    void anAddressOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> Webhook.to(URI.create("file:///etc/passwd")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RecordedEvent event() {
        int number = store.read(Query.all()).toList().size();
        store.append(Commit.of(Event.of("stream-" + number % 9, "Happened", Json.parse("{\"number\":0.10}"))));
        return store.read(Query.all()).toList().getLast();
    }

    private URI address(String path) {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path);
    }
}
