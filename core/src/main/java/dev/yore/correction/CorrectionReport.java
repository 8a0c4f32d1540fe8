package dev.yore.correction;

/**
 * What a run of corrections found and did.
 *
 * @param found how many events the query selected
 * @param right how many of them need no correction
 * @param before how many were corrected before, by an earlier run or another one at the same time
 * @param appended how many corrections this run appended
 */
public record CorrectionReport(long found, long right, long before, long appended) {}
