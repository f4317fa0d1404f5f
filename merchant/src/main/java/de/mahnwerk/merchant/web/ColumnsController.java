package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.imports.Column;
import de.mahnwerk.merchant.imports.Imports;
import de.mahnwerk.merchant.imports.ListColumns;
import de.mahnwerk.merchant.imports.SavedColumns;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Teaches the import what the columns of this merchant's own lists mean. */
@RestController
class ColumnsController {

    private static final int MOST_COLUMNS = 200;

    private final Visit visit;
    private final Imports imports;
    private final SavedColumns saved;

    ColumnsController(Visit visit, Imports imports, SavedColumns saved) {
        this.visit = visit;
        this.imports = imports;
        this.saved = saved;
    }

    /** One name in all lists. */
    @PostMapping("/imports/columns")
    ResponseEntity<String> name(@RequestParam String header, @RequestParam Column meaning) {
        if (header.isBlank()) {
            throw refused("columns.empty");
        }
        boolean _ = visit.in(tenant -> {
            saved.name(tenant, header.strip(), meaning);
            return true;
        });
        return visit.pages().go("/imports", "columns.saved", header.strip());
    }

    /**
     * All columns of lists like the one that was tried out, which is tried again with them.
     *
     * @param headers the names of the columns in their order
     * @param meanings what each means; empty for what is not read
     */
    @PostMapping("/imports/layouts")
    ResponseEntity<String> layout(
            @RequestParam String sha256,
            @RequestParam String name,
            @RequestParam("header") List<String> headers,
            @RequestParam("meaning") List<String> meanings) {
        ListColumns columns = columns(headers, meanings);
        Optional<byte[]> file = imports.tried(visit.tenant(), sha256);
        boolean _ = visit.in(tenant -> {
            saved.layout(tenant, name.strip(), columns);
            return true;
        });
        return file.isEmpty()
                ? visit.pages().go("/imports", "layouts.saved")
                : visit.pages()
                        .show(
                                "merchant/importPreview",
                                "imports.preview.title",
                                Map.of("dry", imports.tryOut(visit.tenant(), name, file.get(), visit.today())));
    }

    private ListColumns columns(List<String> headers, List<String> meanings) {
        if (headers.size() != meanings.size() || headers.size() > MOST_COLUMNS) {
            throw refused("layouts.required");
        }
        Map<Integer, Column> byPlace = new TreeMap<>();
        for (int place = 0; place < meanings.size(); place++) {
            if (!meanings.get(place).isEmpty()) {
                byPlace.put(place, Column.valueOf(meanings.get(place)));
            }
        }
        ListColumns columns = new ListColumns(headers, List.of(), byPlace);
        if (columns.isAmbiguous()) {
            throw refused("layouts.ambiguous");
        }
        if (!columns.isReadable()) {
            throw refused("layouts.required");
        }
        return columns;
    }

    @PostMapping("/imports/layouts/forget")
    ResponseEntity<String> forget(@RequestParam String layout) {
        boolean _ = visit.in(tenant -> saved.forget(tenant, layout));
        return visit.pages().go("/imports", "layouts.forgotten");
    }

    private RefusedInput refused(String key) {
        return new RefusedInput(visit.pages().page().t(key));
    }
}
