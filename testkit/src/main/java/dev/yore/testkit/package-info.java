/** The contract suite that every engine passes, and given-when-then for deciders. */
@NullMarked
package dev.yore.testkit;

import org.jspecify.annotations.NullMarked;
