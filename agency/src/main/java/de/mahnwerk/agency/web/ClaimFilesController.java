package de.mahnwerk.agency.web;

import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.intake.ClaimFiles;
import de.mahnwerk.agency.intake.StatusExport;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files with claims that a client sent by other ways: upload, results, template, schema, and the state of its cases. */
@RestController
class ClaimFilesController {

    private static final int NEWEST = 100;

    private final ClaimFiles files;
    private final StatusExport status;
    private final Clients clients;
    private final Tenancy tenancy;
    private final BusinessClock clock;
    private final Pages pages;

    ClaimFilesController(
            ClaimFiles files, StatusExport status, Clients clients, Tenancy tenancy, BusinessClock clock, Pages pages) {
        this.files = files;
        this.status = status;
        this.clients = clients;
        this.tenancy = tenancy;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/clients/{id}/files")
    ResponseEntity<String> list(@PathVariable long id) {
        Client client = client(id);
        List<ClaimFiles.Taken> taken = tenancy.as(id, () -> files.newest(id, NEWEST));
        return pages.show("agency/claim-files", "files.title", Map.of("client", client, "taken", taken));
    }

    @PostMapping("/clients/{id}/files")
    ResponseEntity<String> upload(@PathVariable long id, @RequestParam MultipartFile file) throws IOException {
        long client = client(id).client();
        byte[] content = file.getBytes();
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "claims");
        try {
            ClaimFiles.Taken taken = tenancy.as(client, () -> files.take(client, name, content));
            return pages.go(
                    "/clients/" + client + "/files",
                    "files.taken",
                    taken.name(),
                    taken.claims(),
                    taken.accepted(),
                    taken.rejected());
        } catch (IllegalArgumentException e) {
            throw new RefusedInput(pages.page().t("files.refused", String.valueOf(e.getMessage())));
        }
    }

    @GetMapping("/clients/{id}/files/{sha256}")
    ResponseEntity<byte[]> result(@PathVariable long id, @PathVariable String sha256) {
        ClaimFiles.Taken taken = tenancy.as(id, () -> files.find(id, sha256)).orElseThrow(() -> new NotFound(sha256));
        return download("text/csv", "result-" + sha256.substring(0, 8) + ".csv", taken.result());
    }

    @GetMapping("/clients/{id}/status.csv")
    ResponseEntity<byte[]> status(@PathVariable long id) {
        long client = client(id).client();
        String csv = tenancy.as(client, () -> status.csv(client, clock.today()));
        return download("text/csv", "status-" + clock.today() + ".csv", csv);
    }

    @GetMapping("/claim-files/claims.csv")
    ResponseEntity<byte[]> template() {
        return download("text/csv", "claims.csv", ClaimFiles.template());
    }

    @GetMapping("/claim-files/claims-1.xsd")
    ResponseEntity<byte[]> schema() {
        return download("application/xml", "claims-1.xsd", ClaimFiles.schema());
    }

    private static ResponseEntity<byte[]> download(String type, String name, String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private Client client(long id) {
        return clients.all().stream()
                .filter(client -> client.client() == id)
                .findAny()
                .orElseThrow(() -> new NotFound("client " + id));
    }
}
