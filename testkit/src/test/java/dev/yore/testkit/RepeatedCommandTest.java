package dev.yore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.domain.Boundary;
import dev.yore.domain.CommandId;
import dev.yore.domain.Context;
import dev.yore.domain.Handled;
import dev.yore.domain.RejectedException;
import dev.yore.domain.Repository;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.IdTakenException;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.Query;
import dev.yore.store.StoreClosedException;
import dev.yore.testkit.Wallet.Balance;
import dev.yore.testkit.Wallet.Command;
import dev.yore.testkit.Wallet.Happened;
import dev.yore.testkit.Wallet.Put;
import dev.yore.testkit.Wallet.PutIn;
import dev.yore.testkit.Wallet.Take;
import dev.yore.testkit.broken.ForwardingStore;
import dev.yore.testkit.internal.Together;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A command with an id may be given again and again: it is recorded once, and each time the answer is the first one. */
class RepeatedCommandTest {

    private static final BigDecimal ONE = new BigDecimal("1.00");
    private static final BigDecimal TEN = new BigDecimal("10.00");
    private static final StreamId WALLET = StreamId.of("wallet-1");
    private static final Context PAYMENT = Context.of(CommandId.of("payment-4711"));

    private final InMemoryStore store = new InMemoryStore();
    private final Repository<Command, Balance, Happened> wallets = on(store);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void itsEventsHaveIdsThatAreDerivedFromIts() {
        wallets.handle("wallet-1", new Put(TEN));
        wallets.handle(WALLET, new Take(ONE, 2), PAYMENT);

        assertThat(store.read(Query.types("MoneyTakenOut")).toList())
                .extracting(RecordedEvent::id)
                .containsExactly(EventId.of("payment-4711/1"), EventId.of("payment-4711/2"));
    }

    @Test
    void theSameCommandAgainYieldsTheEarlierResultAlthoughTheStateHasMovedOn() {
        wallets.handle("wallet-1", new Put(new BigDecimal("2.00")));
        var first = wallets.handle(WALLET, new Take(ONE, 2), PAYMENT);
        wallets.handle("wallet-1", new Put(TEN));
        wallets.handle("wallet-1", new Take(TEN, 1));
        var again = wallets.handle(WALLET, new Take(ONE, 2), PAYMENT);

        assertThat(first.repeated()).isFalse();
        assertThat(again).isEqualTo(new Handled<>(first.events(), first.loaded(), first.receipt(), true));
        assertThat(store.version(WALLET)).isEqualTo(Version.of(5));
    }

    @Test
    void aRepeatedCommandIsNotDecidedAnew() {
        wallets.handle("wallet-1", new Put(ONE));
        wallets.handle(WALLET, new Take(ONE, 1), PAYMENT);

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> wallets.handle("wallet-1", new Take(ONE, 1)));
        assertThat(wallets.handle(WALLET, new Take(ONE, 1), PAYMENT).repeated()).isTrue();
    }

    @Test
    void whoseOutcomeWasUnknownIsSimplyGivenAgain() {
        var failing = new ForwardingStore(store) {
            @Override
            public AppendResult tryAppend(Commit commit) {
                sound.tryAppend(commit);
                throw new OutcomeUnknownException("the answer is lost");
            }
        };
        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> on(failing).handle(WALLET, new Put(ONE), PAYMENT));
        var again = wallets.handle(WALLET, new Put(ONE), PAYMENT);

        assertThat(again.repeated()).isTrue();
        assertThat(again.state()).isEqualTo(new Balance(ONE));
        assertThat(wallets.load(WALLET).state()).isEqualTo(new Balance(ONE));
    }

    @Test
    void whatRecordedNothingLeavesNoTraceAndIsDecidedAnew() {
        assertThat(wallets.handle(WALLET, new Put(BigDecimal.ZERO), PAYMENT).repeated())
                .isFalse();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> wallets.handle(WALLET, new Take(ONE, 1), PAYMENT));
        wallets.handle("wallet-1", new Put(ONE));

        assertThat(wallets.handle(WALLET, new Take(ONE, 1), PAYMENT).repeated()).isFalse();
    }

    @Test
    void aCommandOfAnotherStreamUnderTheSameIdIsRefused() {
        wallets.handle(WALLET, new Put(ONE), PAYMENT);

        assertThatExceptionOfType(IdTakenException.class)
                .isThrownBy(() -> wallets.handle(StreamId.of("wallet-2"), new Put(ONE), PAYMENT))
                .withMessage("event id payment-4711/1 stands at position 1 already, in stream wallet-1, not wallet-2:"
                        + " the command id payment-4711 belongs to another command");
        assertThat(store.version(StreamId.of("wallet-2"))).isEqualTo(Version.NONE);
    }

    @Test
    void aCommandOfAnotherKindUnderTheSameIdIsRefused() {
        store.append(Commit.of(Event.of("wallet-1", "Other", Json.EMPTY_OBJECT).withId(EventId.of("payment-4711/1"))));

        assertThatExceptionOfType(IdTakenException.class)
                .isThrownBy(() -> wallets.handle(WALLET, new Put(ONE), PAYMENT))
                .withMessageContaining("with the type Other, which codec Happened does not know");
        assertThatExceptionOfType(IdTakenException.class)
                .isThrownBy(() -> purse(store).handle(new Put(ONE), PAYMENT));
    }

    @Test
    void anIdThatStandsInACommitOfOthersIsRefused() {
        store.append(Commit.of(another("payment-4711/1"), another("other")));
        store.append(Commit.of(another("refund-4711/2")));
        wallets.handle("wallet-1", new Put(TEN));

        assertThatExceptionOfType(IdTakenException.class)
                .isThrownBy(() -> wallets.handle(WALLET, new Put(ONE), PAYMENT))
                .withMessage("event id payment-4711/1 stands at position 1 already, in another commit");
        assertThatExceptionOfType(IdTakenException.class)
                .isThrownBy(() -> wallets.handle(WALLET, new Take(ONE, 2), Context.of(CommandId.of("refund-4711"))))
                .satisfies(it -> assertThat(it.id()).isEqualTo(EventId.of("refund-4711/2")));
        assertThat(store.version(WALLET)).isEqualTo(Version.of(4));
    }

    @Test
    void whoHandlesItAtTheSameTimeGetsTheResultOfTheFasterOne() {
        wallets.handle("wallet-1", new Put(TEN));
        var sooner = interrupted(() -> wallets.handle(WALLET, new Take(ONE, 2), PAYMENT));
        var later = on(sooner).handle(WALLET, new Take(ONE, 2), PAYMENT);

        assertThat(later.repeated()).isTrue();
        assertThat(store.version(WALLET)).isEqualTo(Version.of(3));
    }

    @Test
    void whoDecidesOtherwiseAtTheSameTimeGetsTheResultOfTheFasterOne() {
        wallets.handle("wallet-1", new Put(TEN));
        var sooner = interrupted(() -> wallets.handle(WALLET, new Take(ONE, 2), PAYMENT));
        var later = on(sooner).handle(WALLET, new Put(ONE), PAYMENT);

        assertThat(later.repeated()).isTrue();
        assertThat(later.events()).hasSize(2);
        assertThat(store.version(WALLET)).isEqualTo(Version.of(3));
    }

    @Test
    void ofManyWhoHandleItAtOnceOneRecordsIt() {
        var results = Together.call(Duration.ofSeconds(20), 8, _ -> wallets.handle(WALLET, new Put(ONE), PAYMENT));

        assertThat(results).filteredOn(it -> !it.repeated()).hasSize(1);
        assertThat(results).extracting(Handled::loaded).containsOnly(wallets.load(WALLET));
        assertThat(store.version(WALLET)).isEqualTo(Version.FIRST);
    }

    @Test
    void whatCannotBeReadBackIsAnUnknownOutcome() {
        var closing = new ForwardingStore(store) {
            private boolean appended;

            @Override
            public AppendResult tryAppend(Commit commit) {
                appended = true;
                return sound.tryAppend(commit);
            }

            @Override
            public Optional<RecordedEvent> find(EventId id) {
                if (appended) {
                    throw new StoreClosedException("closed");
                }
                return sound.find(id);
            }
        };

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> on(closing).handle(WALLET, new Put(ONE), PAYMENT))
                .withMessageContaining("handle it again with the same id");
        assertThat(wallets.handle(WALLET, new Put(ONE), PAYMENT).repeated()).isTrue();
    }

    @Test
    void aDecisionOnAQueryIsRepeatedLikewise() {
        store.append(Commit.of(another("first")));
        var first = purse(store).handle(new Take(ONE, 2), PAYMENT);
        store.append(Commit.of(another("later")));
        var again = purse(store).handle(new Take(ONE, 2), PAYMENT);

        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(again.events()).isEqualTo(first.events());
        assertThat(again.state()).isEqualTo(first.state()).isEqualTo(new Balance(new BigDecimal("8.00")));
        assertThat(again.receipt()).isEqualTo(first.receipt());
        assertThat(purse(store).handle(new Take(ONE, 1)).state()).isEqualTo(new Balance(new BigDecimal("17.00")));
    }

    @Test
    void aDecisionThatIsTheFirstOfTheLogIsRepeatedLikewise() {
        var first = purse(store).handle(new Put(ONE), PAYMENT);

        assertThat(purse(store).handle(new Put(ONE), PAYMENT).state()).isEqualTo(first.state());
        assertThat(store.head().toString()).isEqualTo("1");
    }

    @Test
    void whoDecidesOnAQueryAtTheSameTimeGetsTheResultOfTheFasterOne() {
        store.append(Commit.of(another("first")));
        var sooner = interrupted(() -> purse(store).handle(new Take(ONE, 2), PAYMENT));

        assertThat(purse(sooner).handle(new Put(ONE), PAYMENT).events()).hasSize(2);
        assertThat(store.head().toString()).isEqualTo("3");
    }

    /** A store on which someone does something right before the first append. */
    private EventStore interrupted(Runnable something) {
        return new ForwardingStore(store) {
            private boolean done;

            @Override
            public AppendResult tryAppend(Commit commit) {
                if (!done) {
                    done = true;
                    something.run();
                }
                return sound.tryAppend(commit);
            }
        };
    }

    private static Repository<Command, Balance, Happened> on(EventStore store) {
        return Repository.of(store, Wallet.DECIDER, Wallet.CODEC);
    }

    private static Boundary<Command, Balance, Happened> purse(EventStore store) {
        return Boundary.of(
                store, Wallet.DECIDER, Wallet.CODEC, _ -> Query.types("MoneyPutIn", "MoneyTakenOut"), _ -> WALLET);
    }

    private static Event another(String id) {
        return Wallet.CODEC.encode(WALLET, new PutIn(TEN)).withId(EventId.of(id));
    }
}
