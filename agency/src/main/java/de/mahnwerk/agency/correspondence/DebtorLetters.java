package de.mahnwerk.agency.correspondence;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.account.CollectionFees;
import de.mahnwerk.agency.account.FeeStage;
import de.mahnwerk.agency.cases.CaseAmounts;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.agency.cases.CaseItem;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.cases.DebtorAddresses;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.agency.files.CaseFile;
import de.mahnwerk.agency.files.CaseFiles;
import de.mahnwerk.agency.files.CaseFiles.NewFile;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.conduct.FirstLetter;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.LetterPdf;
import de.mahnwerk.platform.web.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes letters to debtors, many at once, and keeps them. */
@Component
public class DebtorLetters {

    /** A letter that was written; {@code document} is the SHA-256 of its PDF. */
    public record Written(
            long id,
            UUID caseId,
            String kind,
            LocalDate day,
            LocalDate deadlineOn,
            long demandedCents,
            String channel,
            String state,
            String document,
            @Nullable String trouble,
            @Nullable LocalDate returnedOn,
            @Nullable LocalDate undeliveredOn) {

        /** Whether it went by post, at once or after the e-mail did not arrive. */
        boolean onPaper() {
            return channel.equals("LETTER") || state.equals("PRINT");
        }
    }

    /** A payment that letters from that day on had counted. */
    public record Counted(UUID caseId, LocalDate bookedOn) {}

    private record Row(
            UUID caseId,
            String kind,
            String mark,
            boolean demandsAll,
            LocalDate day,
            LocalDate deadlineOn,
            long demandedCents,
            String channel,
            @Nullable String email,
            String state,
            String document) {}

    /** A letter before it is written down. */
    private record Draft(
            DebtorPaper paper,
            String kind,
            String mark,
            boolean demandsAll,
            LocalDate until,
            Money demanded,
            Letter letter) {}

    private static final String ANSWER = "ANSWER";
    private static final String COLUMNS =
            "id, case_id, kind, day, deadline_on, demanded_cents, channel, state, document, trouble, returned_on, undelivered_on";

    private final JdbcClient db;
    private final AgencySettings agency;
    private final Clients clients;
    private final Cases cases;
    private final DebtorAddresses addresses;
    private final ClaimAccounts accounts;
    private final CollectionFees fees;
    private final Documents documents;
    private final CaseFiles caseFiles;
    private final UndeliveredLetters undelivered;
    private final LetterPdf pdf = new LetterPdf();
    private final Language german = new Language(Locale.GERMANY, "agency");
    private final Language english = new Language(Locale.UK, "agency");

    DebtorLetters(
            JdbcClient db,
            AgencySettings agency,
            Clients clients,
            Cases cases,
            DebtorAddresses addresses,
            ClaimAccounts accounts,
            CollectionFees fees,
            Documents documents,
            CaseFiles caseFiles,
            UndeliveredLetters undelivered) {
        this.db = db;
        this.agency = agency;
        this.clients = clients;
        this.cases = cases;
        this.addresses = addresses;
        this.accounts = accounts;
        this.fees = fees;
        this.documents = documents;
        this.caseFiles = caseFiles;
        this.undelivered = undelivered;
    }

    /**
     * Writes one letter for each case that demands all that is open, inside the caller's transaction.
     *
     * @param email whether it may go by e-mail where an address is known
     * @throws IllegalStateException when a letter would miss a duty of § 13a RDG
     */
    public Map<UUID, Written> write(
            long client, List<CollectionCase> of, String kind, boolean email, int deadlineDays, LocalDate day) {
        return write(client, of, kind, Map.of(), email, deadlineDays, day);
    }

    /** The same for a kind of which a case may get several letters, told apart by their marks. */
    public Map<UUID, Written> write(
            long client,
            List<CollectionCase> of,
            String kind,
            Map<UUID, String> marks,
            boolean email,
            int deadlineDays,
            LocalDate day) {
        List<UUID> ids = of.stream().map(CollectionCase::id).toList();
        Map<UUID, List<CaseItem>> items = cases.items(client, ids);
        Map<UUID, CaseAmounts> amounts = accounts.amounts(client, ids, day);
        Map<UUID, FeeStage> stages = fees.stages(client, ids);
        Map<UUID, String> sources = addresses.sources(client, ids);
        List<Draft> drafts = papers(client, of, day).stream()
                .map(paper -> {
                    UUID id = paper.of().id();
                    DebtorLetter letter = new DebtorLetter(
                            paper,
                            requireNonNull(items.get(id)),
                            requireNonNull(amounts.get(id)),
                            kind,
                            requireNonNull(stages.get(id)),
                            day.plusDays(deadlineDays),
                            sources.get(id));
                    check(letter);
                    return new Draft(
                            paper,
                            kind,
                            marks.getOrDefault(id, ""),
                            true,
                            letter.deadline(),
                            letter.amounts().open(),
                            letter.letter());
                })
                .toList();
        return keep(client, drafts, email);
    }

    /**
     * Writes letters about payment plans, one for each case at most, inside the caller's transaction.
     *
     * @param email whether they may go by e-mail where an address is known
     */
    public Map<UUID, Written> write(
            long client,
            List<CollectionCase> of,
            Map<UUID, PlanSheet> sheets,
            PlanSheet.Kind kind,
            boolean email,
            LocalDate day) {
        List<Draft> drafts = papers(client, of, day).stream()
                .map(paper -> {
                    PlanSheet sheet = requireNonNull(sheets.get(paper.of().id()));
                    return new Draft(
                            paper,
                            kind.name(),
                            sheet.mark(),
                            false,
                            sheet.until(),
                            sheet.demanded(),
                            new PlanLetter(paper, sheet, kind).letter());
                })
                .toList();
        return keep(client, drafts, email);
    }

    /** Tells the debtor that his offer in settlement is accepted, by e-mail where an address is known. */
    public Written acceptOffer(CollectionCase one, Money offer, LocalDate until, LocalDate day) {
        long before = of(one.client(), one.id()).stream()
                .filter(letter -> letter.kind().equals(SettlementLetter.KIND))
                .count();
        DebtorPaper paper = papers(one.client(), List.of(one), day).getFirst();
        Draft draft = new Draft(
                paper,
                SettlementLetter.KIND,
                Long.toString(before + 1),
                false,
                until,
                offer,
                new SettlementLetter(paper, offer, until).letter());
        return requireNonNull(keep(one.client(), List.of(draft), true).get(one.id()));
    }

    /** Answers what the debtor wrote, in a clerk's words; an empty line begins a new paragraph. By e-mail where an address is known. */
    public Written answer(CollectionCase one, String text, LocalDate day) {
        long before = of(one.client(), one.id()).stream()
                .filter(letter -> letter.kind().equals(ANSWER))
                .count();
        DebtorPaper paper = papers(one.client(), List.of(one), day).getFirst();
        List<Letter.Block> body = Arrays.stream(text.split("\\R\\s*\\R", -1))
                .<Letter.Block>map(Letter.Block.Paragraph::new)
                .toList();
        Draft draft = new Draft(
                paper,
                ANSWER,
                Long.toString(before + 1),
                false,
                day,
                Money.ZERO,
                paper.letter(ANSWER, body, List.of()));
        return requireNonNull(keep(one.client(), List.of(draft), true).get(one.id()));
    }

    private List<DebtorPaper> papers(long client, List<CollectionCase> of, LocalDate day) {
        Client creditor = clients.get(client);
        Map<UUID, CaseDebtor> debtors =
                cases.debtors(client, of.stream().map(CollectionCase::id).toList());
        return of.stream()
                .map(one -> {
                    CaseDebtor debtor = requireNonNull(debtors.get(one.id()));
                    Language words = debtor.language().equals("en") ? english : german;
                    return new DebtorPaper(agency, creditor, one, debtor, day, words);
                })
                .toList();
    }

    private Map<UUID, Written> keep(long client, List<Draft> drafts, boolean email) {
        boolean test = clients.setup(client).test();
        Map<Long, Set<String>> useless = email && !drafts.isEmpty()
                ? undelivered.useless(
                        client,
                        drafts.stream()
                                .map(draft -> draft.paper().of().debtorId())
                                .toList(),
                        drafts.getFirst().paper().day())
                : Map.of();
        // drawing a page is computing only: on all processors
        List<Document> drawn = drafts.parallelStream().map(this::draw).toList();
        List<Row> rows = new ArrayList<>();
        List<NewFile> files = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            CaseDebtor debtor = draft.paper().debtor();
            CollectionCase one = draft.paper().of();
            Document file = drawn.get(i);
            files.add(new NewFile(one.id(), "AGENCY", "LETTER", file));
            Set<String> without = useless.getOrDefault(one.debtorId(), Set.of());
            Optional<String> address = debtor.emails().stream()
                    .filter(known -> email && !without.contains(known.toLowerCase(Locale.ROOT)))
                    .findFirst();
            boolean byMail = address.isPresent();
            rows.add(new Row(
                    one.id(),
                    draft.kind(),
                    draft.mark(),
                    draft.demandsAll(),
                    draft.paper().day(),
                    draft.until(),
                    draft.demanded().minorUnits(),
                    byMail ? "EMAIL" : "LETTER",
                    address.orElse(null),
                    test ? "TEST" : byMail ? "READY" : "PRINT",
                    file.sha256()));
        }
        List<CaseFile> _ = caseFiles.add(client, files);
        return insert(client, rows);
    }

    private Document draw(Draft draft) {
        return new Document(fileName(draft.paper().of(), draft), "application/pdf", pdf.write(draft.letter()));
    }

    private static String fileName(CollectionCase of, Draft draft) {
        String kind = draft.kind().toLowerCase(Locale.ROOT).replace('_', '-');
        return of.reference() + "-" + kind + (draft.mark().isEmpty() ? "" : "-" + draft.mark()) + ".pdf";
    }

    private static void check(DebtorLetter letter) {
        List<FirstLetter.Missing> missing = FirstLetter.missing(letter.content());
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "letter " + letter.kind() + " of case " + letter.of().reference()
                            + " is not sent: "
                            + missing.stream()
                                    .map(one -> one.wording().in(Locale.ENGLISH))
                                    .toList());
        }
    }

    private Map<UUID, Written> insert(long client, List<Row> rows) {
        Map<UUID, Written> written = new HashMap<>();
        db.sql("""
                        insert into letter (client, case_id, kind, mark, demands_all, day, deadline_on, demanded_cents, channel, email, state, document)
                        select :client, r.case_id, r.kind, r.mark, r.demands_all, r.day, r.deadline_on, r.demanded_cents, r.channel, r.email, r.state, r.document
                          from jsonb_to_recordset(:rows::jsonb) as r(case_id uuid, kind text, mark text, demands_all boolean,
                               day date, deadline_on date, demanded_cents bigint, channel text, email text, state text, document text)
                        returning
                        """ + COLUMNS)
                .param("client", client)
                .param("rows", Rows.json(rows))
                .query(Written.class)
                .list()
                .forEach(letter -> written.put(letter.caseId(), letter));
        return written;
    }

    /** E-mails among these letters, just written, wait for these hours. */
    public void onlyAt(long client, Collection<Written> letters, ContactHours hours) {
        int _ = db.sql("""
                        update letter set send_from = :from, send_to = :to
                         where client = :client and state = 'READY'
                           and id = any(array(select x::bigint from jsonb_array_elements_text(:ids::jsonb) x))
                        """)
                .param("client", client)
                .param("ids", Rows.json(letters.stream().map(Written::id).toList()))
                .param("from", hours.from())
                .param("to", hours.to())
                .update();
    }

    /** The letters of a case, oldest first. */
    public List<Written> of(long client, UUID caseId) {
        return db.sql("select " + COLUMNS + " from letter where client = :client and case_id = :case order by id")
                .param("client", client)
                .param("case", caseId)
                .query(Written.class)
                .list();
    }

    /** The latest letter of the case that went on paper. */
    public Optional<Written> latestOnPaper(long client, UUID caseId) {
        return of(client, caseId).stream().filter(Written::onPaper).reduce((_, later) -> later);
    }

    /** The latest letter of the case that went on paper came back. */
    public void cameBack(long client, UUID caseId, LocalDate day) {
        latestOnPaper(client, caseId)
                .ifPresent(letter -> Rows.exactlyOne(
                        db.sql("update letter set returned_on = :day where client = :client and id = :id")
                                .param("client", client)
                                .param("id", letter.id())
                                .param("day", day)
                                .update()));
    }

    /** The latest letter of each of these cases that demands all that is open but for interest and costs since. */
    public Map<UUID, Written> latest(long client, Collection<UUID> caseIds) {
        Map<UUID, Written> latest = new HashMap<>();
        db.sql("select distinct on (case_id) " + COLUMNS + """
                         from letter
                        where client = :client and demands_all
                          and case_id = any(array(select i::uuid from jsonb_array_elements_text(:ids::jsonb) i))
                        order by case_id, id desc
                        """)
                .param("client", client)
                .param("ids", Rows.json(caseIds))
                .query(Written.class)
                .list()
                .forEach(letter -> latest.put(letter.caseId(), letter));
        return latest;
    }

    /** Payments went back: what the letters after them demanded is no longer all that is open. */
    public void fellShort(long client, List<Counted> gone) {
        int _ = db.sql("""
                        update letter l set demands_all = false
                          from jsonb_to_recordset(:rows::jsonb) as r(case_id uuid, booked_on date)
                         where l.client = :client and l.case_id = r.case_id and l.day >= r.booked_on and l.demands_all
                        """)
                .param("client", client)
                .param("rows", Rows.json(gone))
                .update();
    }

    /** The paper of a letter of any client, by the letter's number; in a transaction over all clients. */
    public Optional<Documents.Document> pdf(long letter) {
        return db.sql("select client, document from letter where id = :id")
                .param("id", letter)
                .query((row, n) -> documents.read(row.getLong(1), row.getString(2)))
                .optional()
                .flatMap(found -> found);
    }
}
