/** What a record asks, and what becomes of it: a function of the log alone. */
@NullMarked
package dev.yore.deciding.internal.verdict;

import org.jspecify.annotations.NullMarked;
