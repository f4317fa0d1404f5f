package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.intake.ClaimShape.Kind;
import de.mahnwerk.protocol.NewClaim;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Claims in a CSV file: UTF-8, a header with the fields' paths ({@code debtor.address.city}), separated by semicolon or comma.
 * Further lines with the same {@code merchantReference} add further items, costs and steps to the claim.
 */
final class ClaimCsv {

    private static final String REFERENCE = "merchantReference";

    private ClaimCsv() {}

    /** The claims in the order of their first lines, and where they stand; throws {@link IllegalArgumentException} with the remedy. */
    static List<FileClaim> read(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8).replaceFirst("^\\uFEFF", "");
        String header = text.lines().findFirst().orElse("");
        char separator = header.indexOf(';') >= 0 ? ';' : ',';
        List<String> columns = new ArrayList<>();
        Map<String, FileClaim> claims = new LinkedHashMap<>();
        try (CsvReader<CsvRecord> lines =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            for (CsvRecord line : lines) {
                if (columns.isEmpty()) {
                    line.getFields().forEach(name -> columns.add(name.strip()));
                    check(columns);
                } else if (!String.join("", line.getFields()).isBlank()) {
                    add(claims, columns, line);
                }
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return List.copyOf(claims.values());
    }

    private static void check(List<String> columns) {
        List<String> unknown = new ArrayList<>(columns);
        unknown.removeAll(ClaimShape.columns());
        if (!columns.contains(REFERENCE) || !unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    unknown.isEmpty()
                            ? "line 1: the column merchantReference is missing"
                            : "line 1: unknown columns " + unknown + "; the template lists those that there are");
        }
    }

    private static void add(Map<String, FileClaim> claims, List<String> columns, CsvRecord line) {
        String reference = cell(line, columns.indexOf(REFERENCE));
        // a line without a reference is a claim of its own, which the rules then refuse
        String key = reference.isEmpty() ? "line " + line.getStartingLineNumber() : reference;
        FileClaim claim = claims.computeIfAbsent(
                key,
                first ->
                        new FileClaim("line " + line.getStartingLineNumber(), reference, ClaimShape.JSON.objectNode()));
        Map<String, ObjectNode> parts = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String value = cell(line, i);
            if (!value.isEmpty()) {
                put(claim.json(), NewClaim.class, columns.get(i), value, "", parts);
            }
        }
    }

    private static String cell(CsvRecord line, int index) {
        return index < line.getFieldCount() ? line.getField(index).strip() : "";
    }

    /** {@code parts} holds the list elements that this line has begun. */
    private static void put(
            ObjectNode into, Class<?> part, String path, String value, String before, Map<String, ObjectNode> parts) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        RecordComponent field = ClaimShape.field(part, name).orElseThrow();
        switch (ClaimShape.kind(field)) {
            case Kind.Leaf(Class<?> type) -> into.set(name, ClaimShape.leaf(type, value));
            case Kind.Leaves(Class<?> type) -> into.set(name, leaves(type, value));
            case Kind.Part(Class<?> type) ->
                put(object(into, name), type, path.substring(dot + 1), value, before + name + ".", parts);
            case Kind.Parts(Class<?> type) -> {
                ObjectNode element = parts.computeIfAbsent(
                        before + name, list -> array(into, name).addObject());
                put(element, type, path.substring(dot + 1), value, before + name + ".", parts);
            }
            case Kind.Extensions extensions -> throw new IllegalStateException("no column leads here");
        }
    }

    private static ArrayNode leaves(Class<?> type, String value) {
        ArrayNode values = ClaimShape.JSON.arrayNode();
        for (String one : value.split(Pattern.quote(ClaimShape.SEPARATOR), -1)) {
            values.add(ClaimShape.leaf(type, one.strip()));
        }
        return values;
    }

    private static ObjectNode object(ObjectNode into, String name) {
        JsonNode known = into.get(name);
        return known instanceof ObjectNode object ? object : into.putObject(name);
    }

    private static ArrayNode array(ObjectNode into, String name) {
        JsonNode known = into.get(name);
        return known instanceof ArrayNode array ? array : into.putArray(name);
    }
}
