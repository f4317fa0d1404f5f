package de.mahnwerk.merchant.imports;

import de.mahnwerk.platform.bank.Archive;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.letters.PdfBundle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The invoices themselves, where they came as PDF: alone, in an archive or with an e-mail. */
@Component
public class StoredInvoices {

    private static final int LARGEST = 10 * 1024 * 1024;

    private record Kept(long itemId, String number, String sha256) {}

    private final JdbcClient db;
    private final Documents documents;

    StoredInvoices(JdbcClient db, Documents documents) {
        this.db = db;
        this.documents = documents;
    }

    /** By the items' ids; those without such a PDF are left out. Works inside a transaction of the tenant. */
    public Map<Long, Document> of(long tenant, Collection<Long> items) {
        List<Kept> kept = db.sql("""
                        select i.id as item_id, i.number, m.sha256
                          from open_item i join import m on m.tenant = :tenant and m.id = i.import_id and m.kind in ('INVOICE', 'CREDIT_NOTE')
                         where i.tenant = :tenant
                           and i.id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x))
                         order by i.id
                        """)
                .param("tenant", tenant)
                .param("ids", Rows.json(items))
                .query(Kept.class)
                .list();
        Map<String, List<Kept>> byFile = kept.stream().collect(Collectors.groupingBy(Kept::sha256));
        Map<Long, Document> found = new HashMap<>();
        byFile.forEach((sha256, invoices) -> documents.read(tenant, sha256).ifPresent(file -> {
            Map<String, byte[]> pdfs = byNumber(file.content());
            for (Kept invoice : invoices) {
                byte[] pdf = pdfs.get(invoice.number());
                if (pdf != null && canGoWithALetter(pdf)) {
                    found.put(invoice.itemId(), new Document(name(invoice.number()), "application/pdf", pdf));
                }
            }
        }));
        return found;
    }

    private static String name(String number) {
        return "Rechnung-" + number.replaceAll("[^0-9A-Za-z._-]", "-") + ".pdf";
    }

    private static Map<String, byte[]> byNumber(byte[] file) {
        List<byte[]> files = isPdf(file)
                ? List.of(file)
                : (MailFile.looksLike(file)
                                ? MailFile.open(file).members()
                                : Archive.isZip(file) ? Archive.open(file).members() : List.<Archive.Member>of())
                        .stream()
                                .map(Archive.Member::bytes)
                                .filter(StoredInvoices::isPdf)
                                .toList();
        Map<String, byte[]> pdfs = new HashMap<>();
        files.forEach(pdf -> ZugferdPdf.read("", pdf).invoices().forEach(invoice -> pdfs.put(invoice.number(), pdf)));
        return pdfs;
    }

    private static boolean isPdf(byte[] bytes) {
        return FileReaders.startsWith(bytes, "%PDF");
    }

    /** One that is locked or damaged would spoil the printer's file for the whole run. */
    private static boolean canGoWithALetter(byte[] pdf) {
        try {
            return pdf.length <= LARGEST && PdfBundle.of(List.of(pdf)).length > 0;
        } catch (RuntimeException e) {
            // the library meets such files with any exception; the notice goes without this invoice
            return false;
        }
    }
}
