package dev.yore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.domain.Boundary;
import dev.yore.domain.CommandId;
import dev.yore.domain.Context;
import dev.yore.domain.RejectedException;
import dev.yore.domain.Repository;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.Metadata;
import dev.yore.event.StreamId;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.ConditionFailedException;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import dev.yore.store.SpansPartitionsException;
import dev.yore.testkit.Wallet.Balance;
import dev.yore.testkit.Wallet.Command;
import dev.yore.testkit.Wallet.Happened;
import dev.yore.testkit.Wallet.Put;
import dev.yore.testkit.Wallet.PutIn;
import dev.yore.testkit.Wallet.Take;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Decisions on the events of a query: here, one purse of which the money lies in many wallets. */
class BoundaryTest {

    private static final BigDecimal ONE = new BigDecimal("1.00");
    private static final BigDecimal TEN = new BigDecimal("10.00");

    private final InMemoryStore store = new InMemoryStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aDecisionRestsOnTheEventsOfAllStreamsThatItsQueryNames() {
        store.append(Commit.of(money("wallet-1", TEN), money("wallet-2", TEN)));
        store.append(Commit.of(Event.of("elsewhere", "Other", Json.EMPTY_OBJECT)));
        var decision = purse(store).handle(new Take(TEN, 2));

        assertThat(decision.events()).hasSize(2);
        assertThat(decision.state()).isEqualTo(new Balance(new BigDecimal("0.00")));
        assertThat(decision.receipt().orElseThrow().commit().size()).isEqualTo(2);
        assertThat(store.version(StreamId.of("purse")).value()).isEqualTo(2);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> purse(store).handle(new Take(ONE, 1)));
    }

    @Test
    void aCommandWithNothingToDoRecordsNothing() {
        store.append(Commit.of(money("wallet-1", TEN)));
        var decision = purse(store).handle(new Put(BigDecimal.ZERO));

        assertThat(decision.events()).isEmpty();
        assertThat(decision.receipt()).isEmpty();
        assertThat(decision.state()).isEqualTo(new Balance(TEN));
        assertThat(store.head()).isEqualTo(Checkpoint.of(1));
    }

    @Test
    void aCommandIsDecidedAnewWhenWhatItRestsOnHasChanged() {
        var interfering = new InterferingStore(store, 3, () -> money("wallet-1", TEN));
        var decision = purse(interfering).handle(new Put(ONE));

        assertThat(decision.state()).isEqualTo(new Balance(new BigDecimal("31.00")));
        assertThat(interfering.appends()).isEqualTo(4);
    }

    @Test
    void anEventThatTheDecisionDoesNotRestOnIsNoReasonToDecideAnew() {
        var interfering = new InterferingStore(store, 3, () -> Event.of("elsewhere", "Other", Json.EMPTY_OBJECT));
        purse(interfering).handle(new Put(ONE));

        assertThat(interfering.appends()).isEqualTo(1);
    }

    @Test
    void whenOthersAreFasterEachTimeTheFailureIsThrown() {
        var interfering = new InterferingStore(store, Integer.MAX_VALUE, () -> money("wallet-1", ONE));

        assertThatExceptionOfType(ConditionFailedException.class)
                .isThrownBy(() -> purse(interfering).handle(new Put(ONE)));
        assertThat(interfering.appends()).isEqualTo(Repository.DEFAULT_RETRIES + 1);
    }

    @Test
    void aCommandBringsMetadataForItsEvents() {
        purse(store).handle(new Put(ONE), Context.of(Metadata.NONE.withActor("alice")));

        assertThat(store.read(Query.all()).toList().getFirst().metadata().actor())
                .contains("alice");
    }

    @Test
    void withinAPartitionKeyTheEventsOfOthersNeitherCountNorHinder() {
        store.append(Commit.of(money("wallet-1", TEN), money("{purse}/wallet-2", ONE)));
        var interfering = new InterferingStore(store, 3, () -> money("wallet-1", TEN));
        var decision = purse(interfering).within(_ -> "purse").handle(new Put(ONE));

        assertThat(decision.state()).isEqualTo(new Balance(new BigDecimal("2.00")));
        assertThat(interfering.appends()).isEqualTo(1);
    }

    @Test
    void withinAPartitionKeyItsEventsAreAReasonToDecideAnew() {
        var interfering = new InterferingStore(store, 2, () -> money("{purse}/wallet-2", TEN));
        var decision = purse(interfering).within(_ -> "purse").handle(new Put(ONE));

        assertThat(decision.state()).isEqualTo(new Balance(new BigDecimal("21.00")));
        assertThat(interfering.appends()).isEqualTo(3);
    }

    @Test
    void aCommandRepeatedWithinAPartitionKeyIsFoldedFromItsEventsAlone() {
        store.append(Commit.of(money("wallet-1", TEN), money("{purse}/wallet-2", ONE)));
        var context = Context.of(CommandId.of("put-1"));
        var purse = purse(store).within(_ -> "purse");
        purse.handle(new Put(ONE), context);
        store.append(Commit.of(money("{purse}/wallet-2", TEN)));

        assertThat(purse.handle(new Put(ONE), context))
                .satisfies(it -> assertThat(it.repeated()).isTrue())
                .satisfies(it -> assertThat(it.state()).isEqualTo(new Balance(new BigDecimal("2.00"))));
    }

    @Test
    void aStoreOfSeveralPartitionsAsksForThePartitionKey() {
        try (var several = new InMemoryStore().withPartitions(4)) {
            several.append(Commit.of(money("{purse}/wallet-2", ONE)));

            assertThatExceptionOfType(SpansPartitionsException.class)
                    .isThrownBy(() -> purse(several).handle(new Put(ONE)));
            assertThat(purse(several).within(_ -> "purse").handle(new Put(ONE)).state())
                    .isEqualTo(new Balance(new BigDecimal("2.00")));
        }
    }

    private static Boundary<Command, Balance, Happened> purse(EventStore store) {
        return Boundary.of(
                store, Wallet.DECIDER, Wallet.CODEC, _ -> Query.types(Wallet.CODEC.types()), _ -> StreamId.of("purse"));
    }

    private static Event money(String stream, BigDecimal amount) {
        return Wallet.CODEC.encode(StreamId.of(stream), new PutIn(amount));
    }
}
