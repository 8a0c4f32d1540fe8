package dev.yore.deciding.simulation;

import dev.yore.deciding.ReplicaStores;
import dev.yore.store.RestorableStore;
import dev.yore.testkit.InMemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Stores in memory that outlive their node, and end it in the middle of its work: before or after something was written. */
final class FragileStores implements ReplicaStores {

    private final SplittableRandom random;
    private final Map<String, InMemoryStore> stores = new HashMap<>();
    private double chance;

    FragileStores(SplittableRandom random) {
        this.random = random;
    }

    void breakSometimes(double chance) {
        this.chance = chance;
    }

    void crash() {
        stores.replaceAll((_, store) -> store.reopen());
    }

    @Override
    public RestorableStore open(String name) {
        var store = stores.computeIfAbsent(name, _ -> new InMemoryStore());
        return (RestorableStore) Proxy.newProxyInstance(
                FragileStores.class.getClassLoader(),
                new Class<?>[] {RestorableStore.class},
                (_, method, arguments) -> {
                    boolean writes = switch (method.getName()) {
                        case "append", "restoreAll" -> true;
                        default -> false;
                    };
                    if (writes) {
                        mayBreak();
                    }
                    try {
                        var result = method.invoke(store, arguments);
                        if (writes) {
                            mayBreak();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void mayBreak() {
        if (chance > 0 && random.nextDouble() < chance) {
            throw new BrokenException();
        }
    }

    /** The node has ended here. */
    static final class BrokenException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
