package dev.yore.dynamodb;

import dev.yore.event.Json;
import dev.yore.store.LimitExceededException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** Members of a row as attributes of an item: numbers as numbers, which DynamoDB keeps exactly. */
final class ItemJson {

    private static final int MAX_DIGITS = 38;

    /** Numbers reach from 1E-130 to below 1E+126. */
    private static final int LEAST_POWER = -130;

    private static final int GREATEST_POWER = 125;

    /** Documents of DynamoDB are at most so deep. */
    private static final int MAX_LEVELS = 32;

    private final String where;

    private ItemJson(String where) {
        this.where = where;
    }

    /**
     * The members of a row.
     *
     * @param where which row it is, for people
     * @throws LimitExceededException if DynamoDB does not keep a number of it exactly
     */
    static Map<String, AttributeValue> attributes(Json row, String where) {
        return new ItemJson(where).members(row.tree(), 0);
    }

    private Map<String, AttributeValue> members(JsonNode object, int level) {
        var members = new HashMap<String, AttributeValue>();
        object.properties().forEach(it -> members.put(it.getKey(), value(it.getKey(), it.getValue(), level)));
        return members;
    }

    private AttributeValue value(String name, JsonNode node, int level) {
        if (level >= MAX_LEVELS) {
            throw new LimitExceededException("levels of " + name + " " + where, MAX_LEVELS, level + 1);
        }
        return switch (node.getNodeType()) {
            case NUMBER -> number(name, node.decimalValue());
            case BOOLEAN -> AttributeValue.fromBool(node.booleanValue());
            case OBJECT -> AttributeValue.fromM(members(node, level + 1));
            case ARRAY -> {
                var elements = new ArrayList<AttributeValue>();
                node.forEach(it -> elements.add(value(name, it, level + 1)));
                yield AttributeValue.fromL(elements);
            }
            case NULL -> AttributeValue.fromNul(true);
            case STRING -> Values.text(node.stringValue());
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException(name + " is no JSON: " + node);
        };
    }

    private AttributeValue number(String name, BigDecimal number) {
        var digits = number.stripTrailingZeros();
        int power = digits.precision() - digits.scale() - 1;
        if (digits.precision() > MAX_DIGITS) {
            throw new LimitExceededException("digits of " + name + " " + where, MAX_DIGITS, digits.precision());
        }
        if (digits.signum() != 0 && (power < LEAST_POWER || power > GREATEST_POWER)) {
            int limit = power < 0 ? LEAST_POWER : GREATEST_POWER;
            throw new LimitExceededException("power of ten of " + name + " " + where, limit, power);
        }
        return AttributeValue.fromN(digits.toString());
    }
}
