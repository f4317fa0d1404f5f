package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How messages are read and written. Both mappers write the same; they differ in what they forgive when reading. Both are
 * safe to share between threads.
 */
public final class ProtocolJson {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private static final JsonMapper STRICT = common().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonMapper TOLERANT = common().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private ProtocolJson() {}

    /** For requests: an unknown field or value is refused, a typo must not lose data. */
    public static JsonMapper strict() {
        return STRICT;
    }

    /** For answers and events: fields and values of later minor versions are left aside. */
    public static JsonMapper tolerant() {
        return TOLERANT;
    }

    static Map<String, Object> toMap(Object message) {
        return TOLERANT.convertValue(message, MAP);
    }

    private static JsonMapper.Builder common() {
        return JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}
