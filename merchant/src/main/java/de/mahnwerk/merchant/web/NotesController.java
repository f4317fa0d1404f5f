package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.notes.About;
import de.mahnwerk.merchant.notes.Notes;
import de.mahnwerk.merchant.notes.Tasks;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.people.Users;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.RefusedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Notes and tasks about a customer, an invoice or a case; {@code about} is the path of its page. */
@RestController
class NotesController {

    private static final int LONGEST = 4_000;
    private static final int LONGEST_TASK = 300;

    private final Visit visit;
    private final Notes notes;
    private final Tasks tasks;
    private final Users users;

    NotesController(Visit visit, Notes notes, Tasks tasks, Users users) {
        this.visit = visit;
        this.notes = notes;
        this.tasks = tasks;
        this.users = users;
    }

    @PostMapping("/notes")
    ResponseEntity<String> write(
            @RequestParam String about,
            @RequestParam String text,
            @RequestParam(required = false) @Nullable List<MultipartFile> files)
            throws IOException {
        About page = page(about);
        String words = text(text, LONGEST);
        List<Document> attached = PdfInput.all(files).orElseThrow(() -> refused("case.file.refused"));
        long _ = visit.in(tenant -> notes.write(tenant, page, words, attached, visit.user()))
                .orElseThrow(() -> new NotFound(about));
        return visit.pages().go("/" + page.path(), "note.written");
    }

    @PostMapping("/notes/{id}/withdraw")
    ResponseEntity<String> withdraw(@PathVariable long id) {
        About page = visit.in(tenant -> notes.about(tenant, id)).orElseThrow(() -> new NotFound("note " + id));
        if (!visit.in(tenant -> notes.withdraw(tenant, id, visit.user()))) {
            throw refused("note.moved");
        }
        return visit.pages().go("/" + page.path(), "note.withdrawn");
    }

    @GetMapping("/notes/{id}/files/{position}")
    ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable int position) {
        Document file = visit.in(tenant -> notes.file(tenant, id, position))
                .orElseThrow(() -> new NotFound("file " + position + " of note " + id));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        "Content-Disposition",
                        ContentDisposition.inline()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.content());
    }

    @PostMapping("/tasks")
    ResponseEntity<String> add(
            @RequestParam String about,
            @RequestParam String text,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate dueOn,
            @RequestParam(defaultValue = "") String assignee) {
        About page = page(about);
        String words = text(text, LONGEST_TASK);
        if (dueOn.isBefore(visit.today())) {
            throw refused("task.past");
        }
        if (!assignee.isEmpty()
                && users.colleagues(visit.tenant()).stream()
                        .noneMatch(colleague -> colleague.login().equals(assignee))) {
            throw refused("task.assignee");
        }
        long _ = visit.in(tenant -> tasks.add(tenant, page, words, dueOn, assignee, visit.today(), visit.user()))
                .orElseThrow(() -> new NotFound(about));
        return visit.pages().go("/" + page.path(), "task.added");
    }

    /** Back to where it was seen, as after it is done. */
    @PostMapping("/tasks/{id}/take")
    ResponseEntity<String> take(@PathVariable long id) {
        if (!visit.in(tenant -> tasks.take(tenant, id, visit.user()))) {
            throw refused("task.taken");
        }
        return visit.pages().go(visit.pages().cameFrom(), "task.isYours");
    }

    /** Back to where it was ticked off: the page that it is about, or the list of all. */
    @PostMapping("/tasks/{id}/done")
    ResponseEntity<String> done(@PathVariable long id) {
        if (!visit.in(tenant -> tasks.done(tenant, id, visit.today(), visit.user()))) {
            throw refused("task.moved");
        }
        return visit.pages().go(visit.pages().cameFrom(), "task.isDone");
    }

    private static About page(String about) {
        return About.parse(about).orElseThrow(() -> new NotFound(about));
    }

    private String text(String text, int longest) {
        if (text.isBlank() || text.strip().length() > longest) {
            throw refused("note.text", longest);
        }
        return text.strip();
    }

    private RefusedInput refused(String key, Object... arguments) {
        return new RefusedInput(visit.pages().page().t(key, arguments));
    }
}
