package de.mahnwerk.stories.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.mahnwerk.app.sides.OwnAgency;
import de.mahnwerk.protocol.ProtocolJson;
import generated.handover.ApiClient;
import generated.handover.api.AccessApi;
import generated.handover.api.ClaimsApi;
import generated.handover.model.Claim;
import generated.handover.model.ClaimStatus;
import generated.handover.model.NewClaim;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Clients that a usual generator made from the document hand a claim over to a running agency. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientsScenario {

    /** A day on which the document's example is due and in default. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private static final Path PROGRAM = Path.of("../clients/src/main/typescript");
    private static final Path GENERATED = Path.of("../clients/target/generated-sources/typescript");

    private OwnAgency agency;

    @BeforeAll
    void start(@TempDir Path data) {
        agency = OwnAgency.standingOn(DAY, data);
    }

    @AfterAll
    void stop() {
        agency.close();
    }

    @Test
    void the_java_client() throws Exception {
        ApiClient api = new ApiClient();
        api.updateBaseUri(agency.address().toString());
        OwnAgency.Credential credential = agency.credential();
        String basic = Base64.getEncoder()
                .encodeToString((credential.clientId() + ":" + credential.clientSecret()).getBytes(UTF_8));
        api.setRequestInterceptor(request -> request.setHeader("Authorization", "Basic " + basic));
        String token = new AccessApi(api).issueToken("client_credentials", null).getAccessToken();
        api.setRequestInterceptor(request -> request.setHeader("Authorization", "Bearer " + token));
        ClaimsApi claims = new ClaimsApi(api);

        Claim opened =
                claims.handOver("java-1", api.getObjectMapper().readValue(example("JAVA-1"), NewClaim.class), null);
        Claim known = claims.readClaim(opened.getId(), null);

        assertThat(opened.getMerchantReference()).isEqualTo("JAVA-1");
        assertThat(known.getStatus()).isEqualTo(ClaimStatus.ACCEPTED);
        assertThat(known.getAmounts().getPrincipal().getAmount()).isEqualTo("89.90");
    }

    @Test
    void the_typescript_client(@TempDir Path folder) throws Exception {
        assumeTrue(found("node") && found("npm"), "no Node here: the generated TypeScript client is not tried");
        copy(PROGRAM, folder);
        copy(GENERATED, folder.resolve("client"));
        Path claim = Files.writeString(folder.resolve("claim.json"), example("TYPESCRIPT-1"));
        assumeTrue(
                reaches(folder),
                "the packages' registry cannot be reached: the generated TypeScript client is not tried");
        String _ = run(folder, "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        String _ = run(folder, "npm", "run", "build");

        JsonNode printed = ProtocolJson.tolerant()
                .readTree(run(
                        folder,
                        "node",
                        "built/hand-over.js",
                        agency.address().toString(),
                        agency.credential().clientId(),
                        agency.credential().clientSecret(),
                        claim.toString()));

        assertThat(printed.at("/opened/merchantReference").asString()).isEqualTo("TYPESCRIPT-1");
        assertThat(printed.at("/known/id")).isEqualTo(printed.at("/opened/id"));
        assertThat(printed.at("/known/status").asString()).isEqualTo("ACCEPTED");
        assertThat(printed.at("/known/amounts/principal/amount").asString()).isEqualTo("89.90");
    }

    /** The document's own example of a claim, under another reference and for another invoice. */
    private static String example(String reference) throws IOException {
        try (InputStream file = ProtocolJson.class.getResourceAsStream("/protocol/v1/examples/new-claim.json")) {
            JsonNode claim = ProtocolJson.strict().readTree(Objects.requireNonNull(file));
            return claim.toString()
                    .replace(claim.path("merchantReference").stringValue(), reference)
                    .replace(claim.at("/principal/0/invoiceNumber").stringValue(), "RE-" + reference);
        }
    }

    private static boolean found(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Path _ = Files.createDirectories(target);
                } else {
                    Path _ = Files.copy(one, target);
                }
            }
        } catch (FileSystemException e) {
            throw new IOException("was the client generated? " + e.getMessage(), e);
        }
    }

    /** Whether packages can be fetched; when not, that is no fault of the client. */
    private static boolean reaches(Path folder) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder("npm", "ping", "--fetch-retries=1", "--fetch-timeout=20000")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("ping").toFile())
                .start();
        return asked.waitFor(1, TimeUnit.MINUTES) && asked.exitValue() == 0;
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed");
        Path errors = folder.resolve("errors");
        Process running = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectOutput(printed.toFile())
                .redirectError(errors.toFile())
                .start();
        boolean ended = running.waitFor(3, TimeUnit.MINUTES);
        assertThat(ended && running.exitValue() == 0)
                .as("%s: %s%s", command[0], Files.readString(printed), Files.readString(errors))
                .isTrue();
        return Files.readString(printed);
    }
}
