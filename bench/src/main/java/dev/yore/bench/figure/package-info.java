/** What a run of the bench found, and what is made of it: ratios, verdicts, a table, a page with charts. */
@NullMarked
package dev.yore.bench.figure;

import org.jspecify.annotations.NullMarked;
