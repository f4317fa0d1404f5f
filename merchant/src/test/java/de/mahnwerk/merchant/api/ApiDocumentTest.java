package de.mahnwerk.merchant.api;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.ConnectedSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document says what the records say, and holds together. */
class ApiDocumentTest {

    private static final JsonNode DOCUMENT = ConnectedSystem.document();
    private static final JsonNode SCHEMAS = DOCUMENT.at("/components/schemas");

    @Test
    void every_record_has_the_fields_of_its_schema() {
        List<Class<?>> records = new ArrayList<>(List.of(Request.class.getDeclaredClasses()));
        records.addAll(List.of(Reply.class.getDeclaredClasses()));
        assertThat(records).hasSizeGreaterThan(25).allSatisfy(type -> {
            Set<String> fields = new TreeSet<>(Arrays.stream(type.getRecordComponents())
                    .map(one -> one.getName())
                    .toList());
            assertThat(new TreeSet<>(SCHEMAS.path(type.getSimpleName())
                            .path("properties")
                            .propertyNames()))
                    .as(type.getSimpleName())
                    .isEqualTo(fields);
        });
    }

    @Test
    void requests_are_strict() {
        for (Class<?> type : Request.class.getDeclaredClasses()) {
            assertThat(SCHEMAS.path(type.getSimpleName())
                            .path("additionalProperties")
                            .asBoolean(true))
                    .as(type.getSimpleName())
                    .isFalse();
        }
    }

    @Test
    void every_reference_leads_to_something_and_every_schema_is_used() {
        Set<String> used = new TreeSet<>();
        collect(DOCUMENT, used);

        assertThat(used)
                .allSatisfy(reference -> assertThat(
                                DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        assertThat(used)
                .containsAll(SCHEMAS.propertyNames().stream()
                        .map(name -> "#/components/schemas/" + name)
                        .toList());
    }

    private static void collect(JsonNode node, Set<String> used) {
        if (node.has("$ref")) {
            var _ = used.add(node.get("$ref").stringValue());
        }
        node.forEach(child -> collect(child, used));
    }

    @Test
    void every_write_takes_an_idempotency_key() {
        DOCUMENT.path("paths").properties().forEach(path -> {
            JsonNode post = path.getValue().path("post");
            if (!post.isMissingNode()) {
                assertThat(post.path("parameters").toString()).as(path.getKey()).contains("IdempotencyKey");
            }
        });
    }
}
