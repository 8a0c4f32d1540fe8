package dev.yore.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run ran on. */
final class Machine {

    private static final long GIB = 1L << 30;

    private Machine() {}

    static Map<String, String> describe(Path folder) {
        var machine = new TreeMap<String, String>();
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        machine.put("os", system.getName() + " " + system.getVersion() + " " + system.getArch());
        machine.put("cores", Integer.toString(system.getAvailableProcessors()));
        machine.put("memory", "%d GiB".formatted(Math.round((double) system.getTotalMemorySize() / GIB)));
        machine.put("processor", processor());
        machine.put("disk", disk(folder));
        machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        machine.put(
                "collector",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(MemoryManagerMXBean::getName)
                        .collect(Collectors.joining(", ")));
        machine.put("heap", "%d MiB".formatted(Runtime.getRuntime().maxMemory() >> 20));
        return machine;
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(it -> it.startsWith("model name"))
                    .map(it -> it.substring(it.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException | java.io.UncheckedIOException _) {
            return "unknown";
        }
    }

    private static String disk(Path folder) {
        try {
            var store = Files.getFileStore(folder);
            return store.name() + " " + store.type();
        } catch (IOException _) {
            return "unknown";
        }
    }
}
