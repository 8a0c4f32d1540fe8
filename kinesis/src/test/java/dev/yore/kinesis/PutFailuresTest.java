package dev.yore.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Partition;
import dev.yore.shard.Entry;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.PutResult;
import dev.yore.shard.PutResult.NotPut;
import dev.yore.shard.PutResult.Put;
import dev.yore.shard.PutResult.Unknown;
import dev.yore.shard.Sequence;
import dev.yore.store.StoreFailedException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** A put that failed says whether the log may have the entries all the same. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PutFailuresTest {

    private static final List<Entry> TWO =
            List.of(new Entry("a", "one".getBytes(UTF_8)), new Entry("b", "two".getBytes(UTF_8)));

    @Test
    void anAnswerThatDoesNotComeIsUnknown() {
        try (var service = StubService.silent()) {
            assertAll(Unknown.class, put(service.endpoint()));
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatBreaksIsUnknown() {
        try (var service = StubService.hangingUp()) {
            assertAll(Unknown.class, put(service.endpoint()));
            assertThat(service.requests()).as("a put is sent once").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"500, InternalFailure", "503, ServiceUnavailable", "502, ''", "408, RequestTimeout"})
    void aServiceThatFailsIsUnknown(int status, String error) {
        try (var service = StubService.refusing(status, error)) {
            assertAll(Unknown.class, put(service.endpoint()));
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ProvisionedThroughputExceededException",
                "LimitExceededException",
                "ThrottlingException",
                "KMSThrottlingException"
            })
    void aServiceThatIsBusyHasNotTakenIt(String error) {
        try (var service = StubService.refusing(400, error)) {
            assertAll(NotPut.class, put(service.endpoint()));
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @Test
    void whereNobodyListensNothingWasTaken() {
        assertAll(NotPut.class, put(StubService.nobody()));
        assertAll(NotPut.class, put(URI.create("http://no-such-host.invalid:4567")));
    }

    @ParameterizedTest
    @CsvSource({
        "ResourceNotFoundException, create it",
        "AccessDeniedException, allow this role",
        "UnrecognizedClientException, credentials",
        "ExpiredTokenException, credentials",
        "InvalidArgumentException, see the cause",
    })
    void whatDoesNotPassSaysWhatToDo(String error, String advice) {
        try (var service = StubService.refusing(400, error)) {
            assertThatExceptionOfType(StoreFailedException.class)
                    .isThrownBy(() -> put(service.endpoint()))
                    .withMessageContaining("stream my-stream")
                    .withMessageContaining(advice);
        }
    }

    @Test
    void anotherServerAtTheEndpointIsToldAsSuch() {
        try (var service = StubService.refusing(404, "")) {
            assertThatExceptionOfType(StoreFailedException.class)
                    .isThrownBy(() -> put(service.endpoint()))
                    .withMessageContaining("no Kinesis");
        }
    }

    @Test
    void ofACallThatIsTakenInPartEachEntryIsAnswered() {
        var results = new Puts(new HalfFailing(), options(URI.create("http://localhost"))).put(threeEntries());

        assertThat(results.get(0)).isEqualTo(new Put(new Partition("shardId-1"), Sequence.of(BigInteger.TEN)));
        assertThat(results.get(1)).isInstanceOf(NotPut.class);
        assertThat(results.get(2)).isInstanceOf(Unknown.class);
    }

    @Test
    void callsThatMayBeRepeatedAreUntilTheirTimeIsOver() {
        try (var service = StubService.refusing(500, "InternalFailure");
                var log = KinesisLog.open(options(service.endpoint()))) {
            assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(log::describe);
            assertThat(service.requests()).isGreaterThan(2);
        }
    }

    private static List<Entry> threeEntries() {
        return List.of(TWO.get(0), TWO.get(1), TWO.get(0));
    }

    private static List<PutResult> put(URI endpoint) {
        try (var log = KinesisLog.open(options(endpoint))) {
            return log.put(TWO);
        }
    }

    private static KinesisOptions options(URI endpoint) {
        return EmulatedPlace.options("my-stream", endpoint).withTimeouts(Duration.ofSeconds(1), Duration.ofMillis(500));
    }

    private static void assertAll(Class<? extends PutResult> kind, List<PutResult> results) {
        assertThat(results).hasSize(2).hasOnlyElementsOfType(kind);
    }

    /** The service that takes the first entry of three. */
    private static final class HalfFailing implements KinesisClient {

        @Override
        public PutRecordsResponse putRecords(PutRecordsRequest request) {
            return PutRecordsResponse.builder()
                    .failedRecordCount(2)
                    .records(
                            PutRecordsResultEntry.builder()
                                    .shardId("shardId-1")
                                    .sequenceNumber("10")
                                    .build(),
                            failed("ProvisionedThroughputExceededException"),
                            failed("InternalFailure"))
                    .build();
        }

        private static PutRecordsResultEntry failed(String code) {
            return PutRecordsResultEntry.builder()
                    .errorCode(code)
                    .errorMessage("no")
                    .build();
        }

        @Override
        public String serviceName() {
            return "kinesis";
        }

        @Override
        public void close() {}
    }
}
