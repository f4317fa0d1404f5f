package de.mahnwerk.agency.settlement;

import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code fee_invoice} and {@code invoice_number}: one invoice for what a settlement charges, numbered without gaps. */
@Component
class FeeInvoices {

    private final JdbcClient db;
    private final Documents documents;
    private final EInvoices forms;

    FeeInvoices(JdbcClient db, Documents documents, EInvoices forms) {
        this.db = db;
        this.documents = documents;
        this.forms = forms;
    }

    /** The invoice with its data as they go to the client. */
    record Issued(FeeInvoice invoice, Document xml) {}

    /** Inside the transaction that writes the settlement: both are there or neither, so no number is lost. */
    Optional<Issued> issue(Client client, Settlement settlement, List<Line> lines) {
        List<FeeInvoice.Position> positions = FeeInvoice.positions(lines);
        if (positions.isEmpty()) {
            return Optional.empty();
        }
        FeeInvoice invoice = FeeInvoice.of(number(settlement), settlement, positions);
        Document xml = new Document(invoice.number() + ".xml", "application/xml", forms.xml(invoice, client));
        documents.store(client.client(), settlement.issuedOn(), List.of(xml));
        Rows.exactlyOne(db.sql("""
                        insert into fee_invoice (client, settlement_id, number, credit_note, net_cents, vat_cents, due_cents, document)
                        values (:client, :settlement, :number, :creditNote, :net, :vat, :due, :document)
                        """)
                .param("client", client.client())
                .param("settlement", settlement.id())
                .param("number", invoice.number())
                .param("creditNote", invoice.creditNote())
                .param("net", invoice.net().minorUnits())
                .param("vat", invoice.vat().minorUnits())
                .param("due", invoice.due().minorUnits())
                .param("document", xml.sha256())
                .update());
        return Optional.of(new Issued(invoice, xml));
    }

    private String number(Settlement settlement) {
        long next = db.sql("update invoice_number set last = last + 1 returning last")
                .query(Long.class)
                .single();
        return String.format(Locale.ROOT, "RE-%02d-%06d", settlement.issuedOn().getYear() % 100, next);
    }

    /** The invoice's data; none where a settlement charged nothing. */
    Optional<Document> xml(long client, UUID settlement) {
        return db.sql("select document from fee_invoice where client = :client and settlement_id = :settlement")
                .param("client", client)
                .param("settlement", settlement)
                .query(String.class)
                .optional()
                .flatMap(sha256 -> documents.read(client, sha256));
    }
}
