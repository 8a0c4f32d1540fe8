package dev.yore.kinesis.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.yore.kinesis.proxy.Answer.Half;
import dev.yore.kinesis.proxy.Answer.HangUp;
import dev.yore.kinesis.proxy.Answer.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between a client that speaks JSON and an emulator of Kinesis, and has some of the calls go wrong. The seed decides which, as
 * far as the calls come in the same order. Any thread may use it.
 */
public final class FaultProxy implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // otherwise each answer takes 40 ms
    }

    private static final List<Fault> ALL = List.of(
            new RequestLost(),
            new AnswerLost(),
            new AnswerCut(),
            new Repeated(),
            new Delayed(),
            new Late(),
            new ServerError(),
            new Throttled(),
            new IteratorExpired(),
            new HalfPut());

    private static final int BACKLOG = 1024;

    private final UnderWay underWay = new UnderWay();
    private final Emulated service;
    private final List<Fault> faults;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    // guarded by this
    private final SplittableRandom random;
    private final Map<String, Integer> struck = new TreeMap<>();
    private double puts;
    private double others;

    private FaultProxy(URI service, List<Fault> faults, long seed) {
        this.service = new Emulated(service, underWay);
        this.faults = faults;
        this.random = new SplittableRandom(seed);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no port for a proxy", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts one, on which nothing goes wrong yet. */
    public static FaultProxy before(URI service, long seed) {
        return before(service, ALL, seed);
    }

    /** Starts one on which iterators may expire, and nothing else goes wrong. */
    public static FaultProxy withShortLivedIterators(URI service, long seed) {
        return before(service, List.of(new IteratorExpired()), seed);
    }

    static FaultProxy before(URI service, List<Fault> faults, long seed) {
        return new FaultProxy(service, faults, seed);
    }

    /** Where it is reached. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on so many of the calls that put go wrong, and of all others: from 0, none, to 1, all. */
    public synchronized void suffer(double puts, double others) {
        this.puts = puts;
        this.others = others;
    }

    /** From now on nothing goes wrong, and what was under way has arrived. */
    public void heal() {
        suffer(0, 0);
        underWay.await();
    }

    /** How often each fault has struck. */
    public synchronized Map<String, Integer> struck() {
        return new TreeMap<>(struck);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange;
                var _ = underWay.begin()) {
            var call = Call.of(
                    exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes());
            send(exchange, answer(call));
        }
    }

    private Answer answer(Call call) {
        Fault fault;
        SplittableRandom itsOwn;
        synchronized (this) {
            var possible = faults.stream().filter(it -> it.befalls(call)).toList();
            if (random.nextDouble() >= (call.is("PutRecords") ? puts : others) || possible.isEmpty()) {
                fault = (same, behind, _) -> behind.make(same);
            } else {
                fault = possible.get(random.nextInt(possible.size()));
                struck.merge(fault.name(), 1, Integer::sum);
            }
            itsOwn = random.split();
        }
        try {
            return fault.answer(call, service, itsOwn);
        } catch (UncheckedIOException _) {
            return Answer.HANG_UP; // the emulator itself has hung up
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        switch (answer) {
            case HangUp _ -> {}
            case Told told -> send(exchange, told, told.body().getBytes(UTF_8), 1);
            case Half(Told whole) -> send(exchange, whole, whole.body().getBytes(UTF_8), 2);
        }
    }

    private static void send(HttpExchange exchange, Told told, byte[] body, int part) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body, 0, body.length / part);
    }

    @Override
    public void close() {
        heal();
        server.stop(0);
        threads.close();
        service.close();
    }
}
