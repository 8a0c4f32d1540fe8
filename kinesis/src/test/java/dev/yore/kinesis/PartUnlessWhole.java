package dev.yore.kinesis;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import dev.yore.testkit.contract.PartitionContract;
import dev.yore.testkit.contract.RetryContract;
import dev.yore.testkit.contract.VersionContract;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves out of a contract all but what a slow place answers in a minute, and says so for each test; {@code -Dyore.whole=true} leaves
 * out nothing.
 */
final class PartUnlessWhole implements ExecutionCondition {

    private static final Set<Class<?>> PART =
            Set.of(PartitionContract.class, RetryContract.class, VersionContract.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean runs = Boolean.getBoolean("yore.whole")
                || context.getTestMethod()
                        .map(it -> PART.contains(it.getDeclaringClass()))
                        .orElse(true);
        return runs
                ? enabled("part of what is always run")
                : disabled("it takes minutes here: run it with -Dyore.whole=true; OneShardStoreTest runs it always");
    }
}
