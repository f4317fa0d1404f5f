package de.mahnwerk.platform.database;

import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many rows as one parameter: {@code insert … select … from jsonb_to_recordset(:rows::jsonb) as r(customer_number
 * text, …)}. Record components become columns in snake case; dates and ids travel as text that PostgreSQL casts.
 */
public final class Rows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Rows() {}

    /** The rows, or bare numbers and texts, as a JSON array. */
    public static String json(Collection<?> rows) {
        return JSON.writeValueAsString(rows);
    }

    /** Many values by their keys, as one JSON object. */
    public static String json(Map<?, ?> values) {
        return JSON.writeValueAsString(values);
    }

    /** Asserts that a statement touched exactly one row; anything else is a bug or a lost race. */
    public static void exactlyOne(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("one row was to change, but " + rows + " did");
        }
    }
}
