/** The contract suite that every engine passes, given-when-then for deciders, and the rule of the catalogue of events. */
@NullMarked
package dev.yore.testkit;

import org.jspecify.annotations.NullMarked;
