/**
 * The catalogue of event types: a folder beside the code that holds, for each type and each version of it ever written, the JSON Schema
 * and a golden sample.
 *
 * <pre>{@code
 * catalog/OrderPlaced/v1.schema.json
 * catalog/OrderPlaced/v1.sample.json
 * catalog/OrderPlaced/v2.schema.json
 * catalog/OrderPlaced/v2.sample.json
 * }</pre>
 *
 * <p>{@link dev.yore.catalog.EventCatalog} compares it with what codecs write and read today, and adds to it what is new. Further
 * samples of a version may stand beside the first: {@code v2.without-address.sample.json}. In the name of a folder all
 * but letters, digits, {@code -}, {@code _} and dots that are not the first character is written as {@code %2F}.
 */
@NullMarked
package dev.yore.catalog;

import org.jspecify.annotations.NullMarked;
