package de.mahnwerk.agency.payments;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.bank.BankEntry;
import de.mahnwerk.platform.bank.BankFile;
import de.mahnwerk.platform.bank.Camt;
import de.mahnwerk.platform.bank.Fault;
import de.mahnwerk.platform.bank.Statement;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.documents.Documents.Document;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to the trust account: statements in, entries to their cases, the work list of the others. */
@Component
public class TrustStatements {

    private static final int CHUNK = 500;

    /** What a file brought. */
    public record Taken(
            int entries, int known, int allocated, int waiting, List<Fault> faults, List<String> foreignAccounts) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final AgencySettings agency;
    private final TrustEntries entries;
    private final TrustBooking booking;

    TrustStatements(JdbcClient db, Tenancy tenancy, AgencySettings agency, TrustEntries entries, TrustBooking booking) {
        this.db = db;
        this.tenancy = tenancy;
        this.agency = agency;
        this.entries = entries;
        this.booking = booking;
    }

    /** Takes a bank file in; the same entry again, in whatever file, changes nothing. */
    public Taken take(String fileName, byte[] content, LocalDate day, String by) {
        BankFile file = Camt.read(content);
        String sha256 = new Document(fileName, "application/xml", content).sha256();
        int known = 0;
        int taken = 0;
        int allocated = 0;
        List<String> foreign = new ArrayList<>();
        for (Statement statement : file.statements()) {
            if (!statement.account().equals(agency.trustIban())) {
                foreign.add(statement.account());
                continue;
            }
            long id = tenancy.asEveryone(() -> note(statement, fileName, sha256, day, by));
            for (int from = 0; from < statement.entries().size(); from += CHUNK) {
                List<BankEntry> chunk = statement
                        .entries()
                        .subList(
                                from, Math.min(from + CHUNK, statement.entries().size()));
                TrustBooking.Booked booked = tenancy.asEveryone(() -> booking.book(id, chunk, day));
                taken += booked.fresh();
                allocated += booked.placed();
                known += chunk.size() - booked.fresh();
            }
        }
        return new Taken(taken, known, allocated, taken - allocated, file.faults(), foreign);
    }

    private long note(Statement statement, String fileName, String sha256, LocalDate day, String by) {
        Money closing = statement.closing().orElse(null);
        return db.sql("""
                        insert into trust_statement (file_name, sha256, statement_id, account, closing_on, closing_cents, entries, taken_on, taken_by)
                        values (:file, :sha256, :id, :account, :on, :closing, :entries, :day, :by)
                        on conflict (account, statement_id, sha256) do update set file_name = excluded.file_name
                        returning id
                        """)
                .param("file", fileName)
                .param("sha256", sha256)
                .param("id", statement.id())
                .param("account", statement.account())
                .param("on", statement.closingOn())
                .param("closing", closing == null ? null : closing.minorUnits())
                .param("entries", statement.entries().size())
                .param("day", day)
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /** A person says which case an entry is for; false when it is not waiting any more. */
    public boolean assign(long entry, CollectionCase one, LocalDate day, String by) {
        return tenancy.asEveryone(() -> {
            Optional<TrustEntry> waiting = entries.lockOpen(entry).filter(known -> known.amountCents() > 0);
            waiting.ifPresent(known -> booking.assign(known, one, day, by));
            return waiting.isPresent();
        });
    }

    /** The latest entries, or those that wait for a person. */
    public List<TrustEntry> latest(boolean openOnly, String text, int most) {
        return tenancy.asEveryone(() -> entries.latest(openOnly, text, most));
    }

    public long waiting() {
        return tenancy.asEveryone(entries::open);
    }
}
