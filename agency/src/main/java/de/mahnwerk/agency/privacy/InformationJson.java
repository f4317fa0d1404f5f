package de.mahnwerk.agency.privacy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The same for machines: one JSON document with English names, days as {@code YYYY-MM-DD} and amounts as decimal texts in euros. */
final class InformationJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private InformationJson() {}

    static byte[] of(Information told) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("createdOn", told.day().toString());
        document.put(
                "controller",
                Map.of(
                        "name", told.agency().name(),
                        "address",
                                told.agency().street() + ", " + told.agency().postcode() + " "
                                        + told.agency().city(),
                        "email", told.agency().email()));
        document.put("person", told.debtor().name());
        document.put("currency", "EUR");
        document.put("recipients", told.creditors());
        document.put("parts", told.parts().map(part -> part(told, part)).toList());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    }

    private static Map<String, Object> part(Information told, Part part) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("part", part.name());
        shown.put("what", told.words().text("privacy.part." + part));
        shown.put("source", part.source().name());
        shown.put("purpose", told.words().text("privacy.purpose." + part.kept()));
        shown.put("legalBasis", told.words().text("privacy.basis." + part.kept()));
        shown.put("entries", told.rows(part).stream().map(row -> row(told, row)).toList());
        return shown;
    }

    private static Map<String, Object> row(Information told, Map<String, Object> row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        row.forEach((field, value) -> {
            if (!told.keepsBack(field)) {
                shown.put(name(field), plain(field, value));
            }
        });
        return shown;
    }

    private static String name(String field) {
        return field.endsWith("Cents") ? field.substring(0, field.length() - "Cents".length()) : field;
    }

    private static Object plain(String field, Object value) {
        return switch (value) {
            case LocalDate day -> day.toString();
            case Long cents
            when field.endsWith("Cents") -> BigDecimal.valueOf(cents, 2).toPlainString();
            case BigDecimal rate -> rate.toPlainString();
            default -> value;
        };
    }
}
