package de.mahnwerk.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks a message against its schema in a document. It knows the part of JSON Schema that requests are written in (a test
 * holds the document to it) and, unlike a general validator, answers each fault with a code and a remedy.
 */
final class DocumentRules {

    private final Map<String, JsonNode> schemas = new HashMap<>();
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    DocumentRules(JsonNode schemas) {
        schemas.properties().forEach(schema -> this.schemas.put(schema.getKey(), schema.getValue()));
    }

    List<Fault> check(String schema, JsonNode message) {
        List<Fault> faults = new ArrayList<>();
        check(named(schema), message, "", faults);
        return faults;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<Fault> faults) {
        JsonNode rule = resolved(schema);
        switch (rule.path("type").asString("any")) {
            case "object" -> object(rule, value, at, faults);
            case "array" -> array(rule, value, at, faults);
            case "string" -> string(rule, value, at, faults);
            case "integer" -> integer(rule, value, at, faults);
            case "boolean" -> bool(value, at, faults);
            default -> {}
        }
    }

    private void object(JsonNode rule, JsonNode value, String at, List<Fault> faults) {
        if (!typed(value.isObject(), "an object", value, at, faults)) {
            return;
        }
        JsonNode properties = rule.path("properties");
        boolean closed = rule.path("additionalProperties").isBoolean()
                && !rule.path("additionalProperties").booleanValue();
        value.properties().forEach(field -> {
            String pointer = at + "/" + escaped(field.getKey());
            JsonNode property = properties.get(field.getKey());
            if (property != null) {
                check(property, field.getValue(), pointer, faults);
            } else if (closed) {
                faults.add(fault(
                        pointer,
                        FaultCode.UNKNOWN_FIELD,
                        "There is no field \"" + field.getKey() + "\".",
                        "Correct the name, or put own fields under \"extensions\"."));
            }
        });
        for (JsonNode required : rule.path("required")) {
            if (!value.has(required.stringValue())) {
                faults.add(fault(
                        at + "/" + escaped(required.stringValue()),
                        FaultCode.REQUIRED,
                        "The field is missing.",
                        "Add \"" + required.stringValue() + "\"."));
            }
        }
    }

    private void array(JsonNode rule, JsonNode value, String at, List<Fault> faults) {
        if (!typed(value.isArray(), "a list", value, at, faults)) {
            return;
        }
        limit(
                value.size() < rule.path("minItems").asInt(0),
                at,
                FaultCode.TOO_FEW,
                "At least " + rule.path("minItems").asInt(0) + " expected.",
                faults);
        int most = rule.path("maxItems").asInt(Integer.MAX_VALUE);
        if (value.size() > most) {
            limit(true, at, FaultCode.TOO_MANY, "At most " + most + " allowed.", faults);
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            check(rule.path("items"), value.get(i), at + "/" + i, faults);
        }
    }

    private void string(JsonNode rule, JsonNode value, String at, List<Fault> faults) {
        if (!typed(value.isString(), "a string", value, at, faults)) {
            return;
        }
        String text = value.stringValue();
        if (rule.has("enum") && rule.path("enum").valueStream().noneMatch(known -> text.equals(known.stringValue()))) {
            faults.add(fault(
                    at,
                    FaultCode.UNKNOWN_VALUE,
                    "\"" + shortened(text) + "\" is not known here.",
                    "Use one of "
                            + String.join(
                                    ", ",
                                    rule.path("enum")
                                            .valueStream()
                                            .map(JsonNode::stringValue)
                                            .toList())
                            + "."));
        }
        int length = text.codePointCount(0, text.length());
        int least = rule.path("minLength").asInt(0);
        int most = rule.path("maxLength").asInt(Integer.MAX_VALUE);
        limit(length < least, at, FaultCode.TOO_SHORT, "At least " + least + " characters expected.", faults);
        limit(length > most, at, FaultCode.TOO_LONG, "At most " + most + " characters allowed.", faults);
        format(rule, text, at, faults);
    }

    private void format(JsonNode rule, String text, String at, List<Fault> faults) {
        JsonNode pattern = rule.get("pattern");
        // no program can keep a text with a zero in it
        boolean wrong = text.indexOf('\0') >= 0 || (pattern != null && !matches(pattern, text));
        JsonNode format = rule.get("format");
        if (wrong || (format != null && !Formats.holds(format.stringValue(), text))) {
            String example = rule.path("examples").path(0).asString("");
            faults.add(fault(
                    at,
                    FaultCode.WRONG_FORMAT,
                    "\"" + shortened(text) + "\" does not have the form that is expected here.",
                    example.isEmpty() ? null : "Write it like " + example + "."));
        }
    }

    private boolean matches(JsonNode pattern, String text) {
        return patterns.computeIfAbsent(pattern.stringValue(), DocumentRules::compiled)
                .matcher(text)
                .find();
    }

    /** JSON Schema's {@code $} is the very end, Java's may stand before a last line break. */
    private static Pattern compiled(String pattern) {
        return Pattern.compile(pattern.endsWith("$") ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern);
    }

    private static void integer(JsonNode rule, JsonNode value, String at, List<Fault> faults) {
        if (typed(value.isIntegralNumber() && value.canConvertToInt(), "an integer", value, at, faults)) {
            int least = rule.path("minimum").asInt(Integer.MIN_VALUE);
            limit(value.intValue() < least, at, FaultCode.TOO_SMALL, "At least " + least + " expected.", faults);
        }
    }

    private static void bool(JsonNode value, String at, List<Fault> faults) {
        var _ = typed(value.isBoolean(), "true or false", value, at, faults);
    }

    private static boolean typed(boolean right, String expected, JsonNode value, String at, List<Fault> faults) {
        if (!right) {
            faults.add(fault(
                    at,
                    FaultCode.WRONG_TYPE,
                    "This is to be " + expected + ".",
                    value.isNull() ? "Leave the field out instead of null." : null));
        }
        return right;
    }

    private static void limit(boolean broken, String at, FaultCode code, String detail, List<Fault> faults) {
        if (broken) {
            faults.add(fault(at, code, detail, null));
        }
    }

    private static Fault fault(String at, FaultCode code, String detail, @Nullable String remedy) {
        return new Fault(at, code.name(), detail, remedy);
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.get("$ref");
        return reference == null ? schema : named(reference.stringValue().substring("#/components/schemas/".length()));
    }

    private JsonNode named(String name) {
        JsonNode schema = schemas.get(name);
        if (schema == null) {
            throw new IllegalArgumentException("the document has no schema " + name);
        }
        return schema;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
