package dev.yore.cli.subscription;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import dev.yore.cli.api.ViewsOption;
import dev.yore.event.Json;
import dev.yore.subscription.SubscriptionState;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code yore subscription list}. */
@Command(
        name = "list",
        description = "List the subscriptions that have ever run with these views.",
        footerHeading = "%nExamples:%n",
        footer = "  yore subscription list")
final class ListCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private ViewsOption where = new ViewsOption();

    ListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var views = where.open(session)) {
            SubscriptionState.all(views).stream()
                    .collect(Collectors.groupingBy(SubscriptionState::name, TreeMap::new, Collectors.toList()))
                    .forEach(this::print);
        }
        return ExitCode.DONE;
    }

    private void print(String name, List<SubscriptionState> shares) {
        long parked = shares.stream().mapToLong(SubscriptionState::parked).sum();
        if (session.json()) {
            var json = Json.nodes().objectNode().put("subscription", name).put("shares", shares.size());
            session.out().json(Json.of(json.put("parked", parked)));
        } else {
            session.out().line("%s  shares: %d, parked: %,d", name, shares.size(), parked);
        }
    }
}
