package de.mahnwerk.agency.intake;

import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.NewClaim;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The claim of the protocol as files write it: the same fields, found in the protocol's own record, so that a field that is
 * added there is a column and an element here. Texts become the JSON that a call would have sent; what is wrong with it is
 * found by the same rules.
 */
final class ClaimShape {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Separates the values of a list in one cell. */
    static final String SEPARATOR = "|";

    /** What a field is. */
    sealed interface Kind {
        /** A text that becomes a JSON value: an amount, a truth, a number, else a text. */
        record Leaf(Class<?> type) implements Kind {}

        /** Several texts. */
        record Leaves(Class<?> type) implements Kind {}

        record Part(Class<?> type) implements Kind {}

        record Parts(Class<?> type) implements Kind {}

        /** Free fields; files have none. */
        record Extensions() implements Kind {}
    }

    private ClaimShape() {}

    /** The fields of a part of the claim, in their order. */
    static List<RecordComponent> fields(Class<?> part) {
        return List.of(part.getRecordComponents());
    }

    static Optional<RecordComponent> field(Class<?> part, String name) {
        return fields(part).stream()
                .filter(field -> field.getName().equals(name))
                .findAny();
    }

    static Kind kind(RecordComponent field) {
        if (field.getType() == Map.class) {
            return new Kind.Extensions();
        }
        if (field.getType() == List.class) {
            Class<?> element = element(field.getGenericType());
            return part(element) ? new Kind.Parts(element) : new Kind.Leaves(element);
        }
        return part(field.getType()) ? new Kind.Part(field.getType()) : new Kind.Leaf(field.getType());
    }

    private static Class<?> element(Type list) {
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private static boolean part(Class<?> type) {
        return type.isRecord() && type != Amount.class;
    }

    /** {@code 89.90} is euro; {@code 89.90 CHF} says its currency. */
    static JsonNode leaf(Class<?> type, String text) {
        if (type == Amount.class) {
            int blank = text.indexOf(' ');
            ObjectNode amount = JSON.objectNode();
            amount.put("amount", blank < 0 ? text : text.substring(0, blank));
            amount.put("currency", blank < 0 ? "EUR" : text.substring(blank + 1).strip());
            return amount;
        }
        if (type == boolean.class) {
            return text.equals("true") || text.equals("false")
                    ? JSON.booleanNode(text.equals("true"))
                    : JSON.stringNode(text);
        }
        if (type == int.class) {
            return text.matches("\\d{1,9}") ? JSON.numberNode(Integer.parseInt(text)) : JSON.stringNode(text);
        }
        return JSON.stringNode(text);
    }

    /** Every column that a CSV file may have, in the order of the record. */
    static List<String> columns() {
        List<String> columns = new ArrayList<>();
        columns("", NewClaim.class, columns);
        return columns;
    }

    private static void columns(String path, Class<?> part, List<String> columns) {
        for (RecordComponent field : fields(part)) {
            String name = path + field.getName();
            switch (kind(field)) {
                case Kind.Leaf leaf -> columns.add(name);
                case Kind.Leaves leaves -> columns.add(name);
                case Kind.Part(Class<?> type) -> columns(name + ".", type, columns);
                case Kind.Parts(Class<?> type) -> columns(name + ".", type, columns);
                case Kind.Extensions extensions -> {
                    // files have no free fields
                }
            }
        }
    }
}
