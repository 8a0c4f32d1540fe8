/**
 * Views in Amazon DynamoDB: {@link dev.yore.dynamodb.DynamoDbViewStore} keeps them in one table.
 *
 * <p>A write is one transaction: its rows, its undo record and the checkpoint, under the lease. Rows are written in place; a
 * reader reads them as they are now and takes back, by the undo records, what was written since it was opened. What serves under
 * a name can also be published: its rows are then items of a table of their own, for programs that know nothing of Yore.
 */
@NullMarked
package dev.yore.dynamodb;

import org.jspecify.annotations.NullMarked;
