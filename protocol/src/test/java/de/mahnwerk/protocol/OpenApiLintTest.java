package de.mahnwerk.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.Test;

/** A reader that is not ours, the one under the usual generators, reads the document and finds no fault. */
class OpenApiLintTest {

    private static SwaggerParseResult read(String document) {
        return new OpenAPIV3Parser().readContents(document, null, new ParseOptions());
    }

    private static String document() {
        return new String(ProtocolDocument.bytes(ProtocolDocument.OPENAPI), UTF_8);
    }

    @Test
    void an_independent_reader_finds_no_fault() {
        SwaggerParseResult result = read(document());
        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getOpenapi()).startsWith("3.1");
        assertThat(result.getOpenAPI().getPaths().keySet())
                .containsExactlyElementsOf(
                        ProtocolDocument.openapi().path("paths").propertyNames());
        assertThat(result.getOpenAPI().getWebhooks()).containsKey("event");
    }

    @Test
    void and_it_does_find_faults() {
        assertThat(read(document().replaceFirst("operationId: ", "operationid: "))
                        .getMessages())
                .isNotEmpty();
    }
}
