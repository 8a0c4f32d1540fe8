package dev.yore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yore.domain.Aggregate;
import dev.yore.domain.Context;
import dev.yore.domain.RejectedException;
import dev.yore.domain.Repository;
import dev.yore.event.Event;
import dev.yore.event.Metadata;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.event.Version;
import dev.yore.store.AppendResult;
import dev.yore.store.AppendResult.Mismatch;
import dev.yore.store.Commit;
import dev.yore.store.ConflictException;
import dev.yore.store.EventStore;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.Query;
import dev.yore.testkit.Wallet.Balance;
import dev.yore.testkit.Wallet.Command;
import dev.yore.testkit.Wallet.Happened;
import dev.yore.testkit.Wallet.Put;
import dev.yore.testkit.Wallet.PutIn;
import dev.yore.testkit.Wallet.Take;
import dev.yore.testkit.Wallet.TakenOut;
import dev.yore.testkit.broken.ForwardingStore;
import dev.yore.testkit.internal.Together;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepositoryTest {

    private static final BigDecimal ONE = new BigDecimal("1.00");
    private static final BigDecimal TEN = new BigDecimal("10.00");
    private static final StreamId WALLET = StreamId.of("wallet-1");

    private final InMemoryStore store = new InMemoryStore();
    private final Repository<Command, Balance, Happened> wallets = on(store);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anAggregateThatNobodyWroteToHasTheInitialState() {
        var loaded = wallets.load("wallet-1");

        assertThat(loaded.exists()).isFalse();
        assertThat(loaded.version()).isEqualTo(Version.NONE);
        assertThat(loaded.state()).isEqualTo(new Balance(BigDecimal.ZERO));
    }

    @Test
    void whatACommandDidIsRecordedAndReturned() {
        wallets.handle("wallet-1", new Put(TEN));
        var handled = wallets.handle("wallet-1", new Take(ONE, 2));

        assertThat(handled.events()).containsExactly(new TakenOut(ONE, "cash"), new TakenOut(ONE, "cash"));
        assertThat(handled.state()).isEqualTo(new Balance(new BigDecimal("8.00")));
        assertThat(handled.loaded().version()).isEqualTo(Version.of(3));
        assertThat(handled.receipt().orElseThrow().version(WALLET)).isEqualTo(Version.of(3));
        assertThat(handled.receipt().orElseThrow().commit().size()).isEqualTo(2);
        assertThat(wallets.load(WALLET)).isEqualTo(handled.loaded());
        assertThat(wallets.load("wallet-2").exists()).isFalse();
    }

    @Test
    void aCommandWithNothingToDoRecordsNothing() {
        wallets.handle("wallet-1", new Put(TEN));
        var handled = wallets.handle("wallet-1", new Put(BigDecimal.ZERO));

        assertThat(handled.events()).isEmpty();
        assertThat(handled.receipt()).isEmpty();
        assertThat(handled.loaded()).isEqualTo(wallets.load("wallet-1"));
        assertThat(store.version(WALLET)).isEqualTo(Version.of(1));
    }

    @Test
    void aRejectedCommandRecordsNothing() {
        wallets.handle("wallet-1", new Put(ONE));

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> wallets.handle("wallet-1", new Take(TEN, 1)))
                .satisfies(it -> assertThat(it.reason()).isEqualTo("only 1.00 left"));
        assertThat(store.version(WALLET)).isEqualTo(Version.of(1));
    }

    @Test
    void aCommandIsDecidedAnewOnWhatAFasterWriterRecorded() {
        wallets.handle("wallet-1", new Put(ONE));
        var interfering = new InterferingStore(store, 3, RepositoryTest::another);
        var handled = on(interfering).handle("wallet-1", new Put(ONE));

        assertThat(handled.state()).isEqualTo(new Balance(new BigDecimal("32.00")));
        assertThat(handled.loaded().version()).isEqualTo(Version.of(5));
        assertThat(interfering.appends()).isEqualTo(4);
    }

    @Test
    void whenOthersAreFasterEachTimeTheConflictIsThrown() {
        var interfering = new InterferingStore(store, 100, RepositoryTest::another);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> on(interfering).withRetries(2).handle("wallet-1", new Put(ONE)))
                .satisfies(it -> assertThat(it.mismatches())
                        .containsExactly(new Mismatch(WALLET, ExpectedVersion.exactly(2), Version.of(3))));
        assertThat(interfering.appends()).isEqualTo(3);
        assertThat(store.version(WALLET)).isEqualTo(Version.of(3));
    }

    @Test
    void withoutRetriesTheFirstConflictIsThrown() {
        var interfering = new InterferingStore(store, 1, RepositoryTest::another);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> on(interfering).withRetries(0).handle("wallet-1", new Put(ONE)));
        assertThat(interfering.appends()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> wallets.withRetries(-1));
    }

    @Test
    void anUnknownOutcomeIsNotTriedAgain() {
        var failing = new ForwardingStore(store) {
            private int appends;

            @Override
            public AppendResult tryAppend(Commit commit) {
                appends++;
                throw new OutcomeUnknownException("the disk is gone");
            }
        };

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> on(failing).handle("wallet-1", new Put(ONE)));
        assertThat(failing.appends).isEqualTo(1);
    }

    @Test
    void commandsOfManyThreadsAllHaveTheirEffect() {
        Together.call(Duration.ofSeconds(20), 8, _ -> {
            for (int i = 0; i < 20; i++) {
                wallets.handle("wallet-1", new Put(ONE));
            }
            return true;
        });

        assertThat(wallets.load("wallet-1").state()).isEqualTo(new Balance(new BigDecimal("160.00")));
        assertThat(store.version(WALLET)).isEqualTo(Version.of(160));
    }

    @Test
    void aCommandBringsTimeMetadataAndTagsForItsEvents() {
        var time = Instant.parse("2024-01-21T10:30:00Z");
        var context = Context.of(Metadata.NONE.withActor("alice")).at(time).with(Set.of(Tag.of("branch", "north")));
        wallets.handle(WALLET, new Put(ONE), context);

        var event = store.read(Query.all()).toList().getFirst();
        assertThat(event.timestamp()).isEqualTo(time);
        assertThat(event.metadata().actor()).contains("alice");
        assertThat(event.tags()).containsExactly(Tag.of("branch", "north"));
    }

    @Test
    void withoutAContextAnEventHappensNow() {
        wallets.handle("wallet-1", new Put(ONE));

        var event = store.read(Query.all()).toList().getFirst();
        assertThat(event.timestamp()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(event.metadata()).isEqualTo(Metadata.NONE);
    }

    @Test
    void aKindOfAggregateIsItsDeciderAndItsCodec() {
        var kind = new Aggregate<>("wallet", Wallet.DECIDER, Wallet.CODEC);
        Repository.of(store, kind).handle("wallet-1", new Put(ONE));

        assertThat(wallets.load("wallet-1").state()).isEqualTo(new Balance(ONE));
    }

    private static Repository<Command, Balance, Happened> on(EventStore store) {
        return Repository.of(store, Wallet.DECIDER, Wallet.CODEC);
    }

    private static Event another() {
        return Wallet.CODEC.encode(WALLET, new PutIn(TEN));
    }
}
