package dev.yore.examples.orders.command;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.Session;
import dev.yore.correction.CorrectionReport;
import dev.yore.correction.Corrections;
import dev.yore.domain.AsOf;
import dev.yore.domain.Repository;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.examples.orders.Dollars;
import dev.yore.examples.orders.Order;
import dev.yore.examples.orders.OrderCommand;
import dev.yore.examples.orders.OrderEvent;
import dev.yore.examples.orders.OrderRow;
import dev.yore.examples.orders.TaxMistake;
import dev.yore.projection.ViewDiff;
import dev.yore.replay.Difference;
import dev.yore.replay.ReplayReport;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The story that {@code yore demo orders} tells. For one thread. */
final class DemoStory {

    private static final String RULE = "=".repeat(60);
    private static final int SHOWN = 3;

    private final Session session;
    private final Path directory;
    private final EventStore store;
    private final Repository<OrderCommand, Order, OrderEvent> orders;
    private final OldTill till;
    private final String prefix;

    DemoStory(Session session, Path directory, EventStore store) {
        this.session = session;
        this.directory = directory;
        this.store = store;
        this.orders = Repository.of(store, Order.AGGREGATE);
        this.prefix = freePrefix();
        this.till = new OldTill(store, prefix);
    }

    void tell() {
        say("✓ Event store '%s' ready", directory);
        say("");
        takeOrders();
        var original = store.head();
        var knownThen = lastRecordedAt();
        var differences = new ArrayList<Difference<Order>>();
        var whatIf = askWhatIf(differences);
        var example = differences.getFirst().stream();
        var report = correct();
        long agreeing = compare(original);
        lookBack(example, knownThen);
        end(whatIf, report, agreeing);
    }

    /** A prefix of ids that nobody has taken. */
    private String freePrefix() {
        for (int next = 1; ; next++) {
            String free = next == 1 ? "order_" : "order" + next + "_";
            try (var streams = store.streams(free)) {
                if (!streams.hasNext()) {
                    return free;
                }
            }
        }
    }

    private void takeOrders() {
        say("Taking %,d orders, with a till that takes the tax of one piece of each item...", OldTill.ORDERS);
        till.ringUp();
        say(
                "  ✓ Orders appended: %,d, the first %,d with version 1 of OrderPlaced",
                OldTill.ORDERS, OldTill.IN_VERSION_1);
    }

    private Instant lastRecordedAt() {
        return store.read(Query.tags(Set.of(till.tag()))).stream()
                .reduce((_, last) -> last)
                .orElseThrow()
                .recordedAt();
    }

    private ReplayReport askWhatIf(List<Difference<Order>> found) {
        heading("What if the tax had been right? (Nothing is written.)");
        try (var differences = TaxMistake.WHAT_IF.over(store, prefix)) {
            differences.forEachRemaining(found::add);
            var report = differences.report();
            found.stream()
                    .limit(SHOWN)
                    .forEach(it -> say("  %s: tax %s", it.stream(), StoryText.of(it.measure("tax"))));
            say("  … and %,d more", report.differing() - SHOWN);
            say("Orders that are wrong: %,d of %,d", report.differing(), report.streams());
            say("Tax of all of them: %s", StoryText.of(report.total("tax")));
            return report;
        }
    }

    private CorrectionReport correct() {
        heading("Fixing forward, with compensating events:");
        Corrections<OrderEvent> corrections = TaxMistake.CORRECTIONS.selecting(
                Query.types("OrderPlaced").tagged(till.tag().toString()));
        say(
                "Dry run: %,d corrections would be appended",
                corrections.preview(store).stream().count());
        var report = corrections.append(store);
        say("  ✓ Events appended: %,d TaxCorrected", report.appended());
        say("  ✓ Run again: %,d appended", corrections.append(store).appended());
        say(
                "What if, asked again: %,d orders differ",
                TaxMistake.WHAT_IF.over(store, prefix).finish().differing());
        return report;
    }

    /** Projects the original events by corrected logic, and all events by the logic in force, and compares the views. */
    private long compare(Checkpoint original) {
        heading("Two ways to the right orders, as two versions of a projection:");
        var before = AsOf.now().checkpoint(original);
        try (var rebuilt = OrderRow.RIGHT.asOf(store, before).reader();
                var compensated = OrderRow.PROJECTION.asOf(store, AsOf.now()).reader();
                var diff = ViewDiff.between(rebuilt, compensated)) {
            long differing =
                    diff.stream().filter(it -> it.key().startsWith(prefix)).count();
            if (differing > 0) {
                throw new CommandFailedException(
                        "corrected logic and compensating events disagree on " + differing + " orders");
            }
            say(
                    "✓ orders@2, corrected logic over the original events = orders@1 over the compensated ones: %,d rows",
                    OldTill.ORDERS);
            return OldTill.ORDERS;
        }
    }

    private void lookBack(StreamId example, Instant knownThen) {
        heading("History still shows the mistake, and when it was mended:");
        try (var steps = orders.history(example.value())) {
            steps.forEachRemaining(step -> say("  %s", StoryText.line(step)));
        }
        var then = store.load(example).next().timestamp();
        say("");
        say(
                "Tax of %s at %s, as we know today: %s",
                example, then, tax(AsOf.now().at(then), example));
        say(
                "The same as recorded before the correction: %s",
                tax(AsOf.now().at(then).recordedAt(knownThen), example));
        say("");
        say("Look around:  yore history %s --data %s", example, directory);
        say("              yore whatif right-tax --recorded-at %s --data %s", knownThen, directory);
    }

    private String tax(AsOf asOf, StreamId order) {
        return Dollars.text(orders.asOf(asOf).load(order).state().tax());
    }

    /** Where everything is told in one value, this is it. */
    private void end(ReplayReport whatIf, CorrectionReport corrected, long agreeing) {
        if (session.json()) {
            var json = Json.nodes().objectNode();
            json.put("directory", directory.toString()).put("prefix", prefix);
            json.put("orders", whatIf.streams()).put("wrong", whatIf.differing());
            json.put("taxCharged", whatIf.total("tax").current());
            json.put("taxDue", whatIf.total("tax").alternative());
            json.put("corrected", corrected.appended()).put("agreeing", agreeing);
            session.out().json(Json.of(json));
        }
    }

    private void heading(String text) {
        say("");
        say(RULE);
        say(text);
        say(RULE);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
    private void say(String format, Object... values) {
        if (!session.json()) {
            session.out().line(format, values);
        }
    }
}
