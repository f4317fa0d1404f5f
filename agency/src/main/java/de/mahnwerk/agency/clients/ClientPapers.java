package de.mahnwerk.agency.clients;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code client_paper}: contracts and powers of attorney as they were signed, each kept unchanged. */
@Component
public class ClientPapers {

    /**
     * A paper.
     *
     * @param signedOn from this day on it counts
     * @param validTo the last day on which it counts; null: until it is revoked
     */
    public record Paper(
            long id,
            Kind kind,
            LocalDate signedOn,
            @Nullable LocalDate validTo,
            String addedBy,
            LocalDate addedOn) {}

    /** What it is. */
    public enum Kind {
        CONTRACT,
        POWER_OF_ATTORNEY
    }

    private final JdbcClient db;
    private final Documents documents;
    private final Clients clients;

    ClientPapers(JdbcClient db, Documents documents, Clients clients) {
        this.db = db;
        this.documents = documents;
        this.clients = clients;
    }

    /** Newest first. */
    public List<Paper> of(long client) {
        return db.sql("""
                        select id, kind, signed_on, valid_to, added_by, added_on from client_paper
                         where client = :client order by id desc
                        """).param("client", client).query(Paper.class).list();
    }

    /** The one that counts: signed last, of two of a day the one that was added last. */
    public Optional<Paper> counting(long client, Kind kind) {
        return db.sql("""
                        select id, kind, signed_on, valid_to, added_by, added_on from client_paper
                         where client = :client and kind = :kind order by signed_on desc, id desc limit 1
                        """)
                .param("client", client)
                .param("kind", kind.name())
                .query(Paper.class)
                .optional();
    }

    /** Keeps the paper; of those of its kind the one that was signed last counts from now on. */
    public void add(
            long client,
            Kind kind,
            LocalDate signedOn,
            @Nullable LocalDate validTo,
            byte[] pdf,
            String by,
            LocalDate day) {
        Document document = new Document(kind + "-" + signedOn + ".pdf", "application/pdf", pdf);
        documents.store(client, day, List.of(document));
        Rows.exactlyOne(db.sql("""
                        insert into client_paper (client, kind, signed_on, valid_to, document, added_by, added_on)
                        values (:client, :kind, :signedOn, :validTo, :document, :by, :day)
                        """)
                .param("client", client)
                .param("kind", kind.name())
                .param("signedOn", signedOn)
                .param("validTo", validTo)
                .param("document", document.sha256())
                .param("by", by)
                .param("day", day)
                .update());
        Setup before = clients.setup(client);
        Paper latest = counting(client, kind).orElseThrow();
        clients.change(
                client,
                switch (kind) {
                    case CONTRACT -> before.withContract(latest.signedOn(), latest.validTo());
                    case POWER_OF_ATTORNEY -> before.withPowerOfAttorney(latest.signedOn(), latest.validTo());
                });
    }

    public Optional<Document> content(long client, long id) {
        return db.sql("select document from client_paper where client = :client and id = :id")
                .param("client", client)
                .param("id", id)
                .query(String.class)
                .optional()
                .flatMap(sha256 -> documents.read(client, sha256));
    }
}
