package dev.yore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that a user wrote, compiled and packed while the test runs. */
class ApplicationsTest {

    private static final String SOURCE = """
            package shop;

            import dev.yore.cli.api.*;
            import dev.yore.domain.*;
            import dev.yore.spi.Application;
            import java.util.*;
            import java.util.concurrent.Callable;
            import picocli.CommandLine;
            import picocli.CommandLine.Command;

            public final class Shop implements Application, CommandProvider {
                public sealed interface OrderEvent {}
                public record OrderPlaced(java.math.BigDecimal total) implements OrderEvent {}
                public record PaymentReceived(java.math.BigDecimal amount) implements OrderEvent {}
                public record OrderShipped(String carrier) implements OrderEvent {}
                public record Order(String status, int events) {}

                static Order evolve(Order order, OrderEvent event) {
                    return new Order(event.getClass().getSimpleName(), order.events() + 1);
                }

                public String name() { return "shop"; }

                public List<Aggregate<?, ?, ?>> aggregates() {
                    var codec = EventCodec.of(OrderEvent.class)
                            .type("OrderPlaced", OrderPlaced.class)
                            .type("PaymentReceived", PaymentReceived.class)
                            .type("OrderShipped", OrderShipped.class)
                            .build();
                    Decider<Object, Order, OrderEvent> decider =
                            Decider.of(new Order("new", 0), (c, s) -> List.of(), Shop::evolve);
                    return List.of(new Aggregate<>("order", decider, codec));
                }

                public List<String> names() { return List.of("shop"); }

                public CommandLine command(String name, Session session) {
                    return new CommandLine(new Count(session));
                }

                @Command(name = "shop", description = "Count the orders.")
                static class Count implements Callable<Integer> {
                    private final Session session;
                    Count(Session session) { this.session = session; }
                    public Integer call() {
                        try (var store = session.openReadOnly()) {
                            session.out().line("%d orders", store.streams("order_").toList().size());
                        }
                        return ExitCode.DONE;
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = Shop.withOrders(folder.resolve("store"));
    }

    @Test
    void itsStatesAreShown() throws IOException {
        String jar = jar().toString();
        assertThat(shop.done("state", "order_1", "--app", jar))
                .isEqualTo("order order_1, version 3\n  status  OrderShipped\n  events  3\n");
        assertThat(shop.done("--app=" + jar, "state", "order_1", "--version", "2", "--json"))
                .isEqualTo("""
                        {"stream":"order_1","application":"shop","aggregate":"order","version":2,\
                        "state":{"status":"PaymentReceived","events":2}}
                        """);
        assertThat(shop.done("history", "order_2", "--app", jar)).contains("{\"status\":\"OrderPlaced\",\"events\":1}");
    }

    @Test
    void aStateBeforeAnyEventCountsSaysSo() throws IOException {
        assertThat(shop.done("state", "order_1", "--at", "1993-06-30", "--app", jar().toString()))
                .isEqualTo("""
                        order order_1, version 0, at 1993-06-30
                          (no event counts yet)
                          status  new
                          events  0
                        """);
    }

    @Test
    void itsCommandsAreCommandsOfYore() throws IOException {
        assertThat(shop.done("shop", "--app", jar().toString())).isEqualTo("2 orders\n");
        assertThat(shop.done("--help", "--app", jar().toString())).contains("Count the orders.");
        assertThat(shop.yore("shop").err()).startsWith("yore: there is no command 'shop'");
    }

    @Test
    void aJarThatIsNotThereIsTold() {
        var run = shop.yore("state", "order_1", "--app", "nowhere.jar");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("yore: --app nowhere.jar: there is no such file\n");
    }

    @Test
    void aJarWithoutAnApplicationIsTold() throws IOException {
        var empty = folder.resolve("empty.jar");
        new JarOutputStream(Files.newOutputStream(empty)).close();
        var run = shop.yore("state", "order_1", "--app", empty.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("yore: --app " + empty + ": there is no application in it\n");
    }

    private Path jar() throws IOException {
        var classes = compile();
        var jar = folder.resolve("shop.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
            for (String service : new String[] {"dev.yore.spi.Application", "dev.yore.cli.api.CommandProvider"}) {
                out.putNextEntry(new JarEntry("META-INF/services/" + service));
                out.write("shop.Shop\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private Path compile() throws IOException {
        var source = Files.writeString(folder.resolve("Shop.java"), SOURCE);
        var classes = Files.createDirectories(folder.resolve("classes"));
        var messages = new ByteArrayOutputStream();
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        new PrintStream(messages),
                        new PrintStream(messages),
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(result).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        return classes;
    }
}
