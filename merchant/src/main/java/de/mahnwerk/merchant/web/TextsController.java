package de.mahnwerk.merchant.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.merchant.correspondence.NoticeText;
import de.mahnwerk.merchant.correspondence.NoticeTexts;
import de.mahnwerk.merchant.correspondence.Placeholder;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** What notices say in the merchant's own words, tried on a real invoice before it is saved. */
@RestController
class TextsController {

    private final Visit visit;
    private final NoticeTexts texts;
    private final TextBoards boards;

    TextsController(Visit visit, NoticeTexts texts, TextBoards boards) {
        this.visit = visit;
        this.texts = texts;
        this.boards = boards;
    }

    /** All texts: those that come with the program, those that levels name and those that were saved. */
    @GetMapping("/texts")
    ResponseEntity<String> show() {
        Page page = visit.pages().page();
        List<TextBoards.Template> all = visit.in(tenant -> boards.all(tenant, page));
        return visit.pages().show("merchant/texts", "texts.title", Map.of("all", all));
    }

    @GetMapping("/texts/edit")
    ResponseEntity<String> edit(@RequestParam Map<String, String> fields) {
        TextForm form = new TextForm(fields);
        Map<String, Object> shown = facts(form, null);
        return visit.pages().show("merchant/text", "texts.title", shown);
    }

    /** The same with what the form says: a part of the page while it is filled in, or a page where no script runs. */
    @PostMapping("/texts/preview")
    ResponseEntity<String> preview(
            @RequestParam Map<String, String> fields,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        TextForm form = new TextForm(fields);
        Map<String, Object> shown = facts(form, form.text());
        return htmx == null
                ? again(form.text(), shown)
                : visit.pages()
                        .part("merchant/textPreview", Map.of("preview", shown.get("preview"), "fault", fault(form)));
    }

    @PostMapping("/texts/preview.pdf")
    ResponseEntity<byte[]> paper(@RequestParam Map<String, String> fields) {
        TextForm form = new TextForm(fields);
        if (!fault(form).isEmpty()) {
            throw new RefusedInput(fault(form));
        }
        Page page = visit.pages().page();
        Document paper = visit.in(tenant -> boards.paper(tenant, page, form));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=\"" + paper.name() + "\"")
                .body(paper.content());
    }

    @PostMapping("/texts")
    ResponseEntity<String> save(@RequestParam Map<String, String> fields) {
        TextForm form = new TextForm(fields);
        NoticeText text = form.text();
        if (text.fault().isPresent()) {
            return again(text, facts(form, text));
        }
        return saved(form, Optional.of(text), "texts.saved");
    }

    /** The text that comes with the program applies again. */
    @PostMapping("/texts/reset")
    ResponseEntity<String> reset(@RequestParam Map<String, String> fields) {
        return saved(new TextForm(fields), Optional.empty(), "texts.isReset");
    }

    private ResponseEntity<String> saved(TextForm form, Optional<NoticeText> text, String said) {
        if (!visit.in(
                tenant -> texts.save(tenant, form.template(), form.language(), form.seen(), text, visit.user()))) {
            throw refused("texts.savedMeanwhile");
        }
        return visit.pages()
                .go(
                        "/texts/edit?template=" + UriUtils.encodeQueryParam(form.template(), UTF_8) + "&language="
                                + form.language(),
                        said);
    }

    private ResponseEntity<String> again(NoticeText text, Map<String, Object> shown) {
        return visit.pages()
                .show(
                        text.fault().isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
                        "merchant/text",
                        "texts.title",
                        shown);
    }

    /** {@code said}: what the form says; null for what applies now. */
    private Map<String, Object> facts(TextForm form, @Nullable NoticeText said) {
        Page page = visit.pages().page();
        Map<String, Object> facts = visit.in(tenant -> boards.facts(tenant, page, form, said));
        facts.put("fault", said == null ? "" : fault(form));
        return facts;
    }

    /** Why the form's text cannot be taken, in words; empty when it can. */
    private String fault(TextForm form) {
        Page page = visit.pages().page();
        String known = Stream.of(Placeholder.values())
                .map(one -> one.in(page.locale()))
                .collect(Collectors.joining(", "));
        return form.text()
                .fault()
                .map(fault -> page.t(
                        "texts.fault." + fault.kind(), page.code("texts.part", fault.part()), fault.detail(), known))
                .orElse("");
    }

    private RefusedInput refused(String key, Object... arguments) {
        return new RefusedInput(visit.pages().page().t(key, arguments));
    }
}
