package dev.yore.replay;

/**
 * Another logic that an application offers for comparison, under a name.
 *
 * @param name what it is called, in lower case with hyphens
 * @param description what it is, in one sentence
 * @param replay the logic in force against it
 */
public record Alternative(String name, String description, Replay<?> replay) {

    /** @throws IllegalArgumentException if the name is not made of lower-case letters, digits and hyphens */
    public Alternative {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("not a name such as right-tax: \"" + name + "\"");
        }
    }
}
