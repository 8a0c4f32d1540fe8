package dev.yore.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;

/** Names that are nearly what was typed. */
final class Suggestions {

    private Suggestions() {}

    /** The options, or the subcommands, of a command that differ least from what was typed: in a letter or two. */
    static List<String> of(CommandLine command, String typed) {
        var names = typed.startsWith("-")
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
        int tolerance = Math.clamp(typed.length() / 3, 1, 2);
        var distances = new TreeMap<Integer, List<String>>();
        for (String name : new TreeSet<>(names)) {
            distances
                    .computeIfAbsent(distance(name, typed), _ -> new ArrayList<>())
                    .add(name);
        }
        return distances.headMap(tolerance, true).values().stream().findFirst().orElse(List.of());
    }

    /** How many letters must be put in, left out, replaced, or swapped with their neighbour (optimal string alignment). */
    static int distance(String one, String other) {
        int[][] costs = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                costs[i][j] = i == 0 || j == 0 ? i + j : cheapest(one, other, costs, i, j);
            }
        }
        return costs[one.length()][other.length()];
    }

    private static int cheapest(String one, String other, int[][] costs, int i, int j) {
        int replaced = costs[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int cost = Math.min(replaced, 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
    }
}
