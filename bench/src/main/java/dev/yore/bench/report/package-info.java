/** What people read of a run: a table, verdicts on targets, a page with charts. */
@NullMarked
package dev.yore.bench.report;

import org.jspecify.annotations.NullMarked;
