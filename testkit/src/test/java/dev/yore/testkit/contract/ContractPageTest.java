package dev.yore.testkit.contract;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.testkit.TimeTravelTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the contract names every group of tests, and no test that is not there. */
class ContractPageTest {

    private static final Path PAGE = Path.of("../docs/contract.md");

    /** A sentence in one word, as tests are called: four words or more. */
    private static final Pattern TEST = Pattern.compile("`([a-z]+(?:[A-Z][a-z]*){3,})`");

    @Test
    void everyTestThatThePageNamesIsThere() throws IOException {
        var tests = Stream.of(InMemoryStoreContractTest.class, TimeTravelTest.class)
                .flatMap(it -> Stream.concat(Arrays.stream(it.getMethods()), Arrays.stream(it.getDeclaredMethods())))
                .map(Method::getName)
                .collect(toSet());

        assertThat(named()).hasSizeGreaterThan(40).isSubsetOf(tests);
    }

    @Test
    void everyGroupOfTheSuiteIsOnThePage() throws IOException {
        var page = Files.readString(PAGE);
        var groups = Stream.concat(
                Arrays.stream(StoreContract.class.getInterfaces()),
                Stream.of(CrashContract.class, RestoreContract.class));

        assertThat(groups).allSatisfy(it -> assertThat(page).contains("| `" + it.getSimpleName() + "` |"));
    }

    private static Set<String> named() throws IOException {
        return TEST.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult it) -> it.group(1))
                .collect(toSet());
    }
}
