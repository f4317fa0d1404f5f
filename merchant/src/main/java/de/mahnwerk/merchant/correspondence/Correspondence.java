package de.mahnwerk.merchant.correspondence;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.merchant.dunning.Notice;
import de.mahnwerk.merchant.dunning.Notices;
import de.mahnwerk.merchant.imports.StoredInvoices;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.Lanes;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.letters.LetterPdf;
import de.mahnwerk.platform.mail.Mail;
import de.mahnwerk.platform.mail.Mailer;
import de.mahnwerk.platform.mail.Mailer.Outcome;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Turns queued notices into PDF letters and e-mails. Writing is one transaction a chunk; each mail is noted as sent
 * before the next one goes out. Only a kill between the mail server's yes and our note sends a mail twice, under the
 * same message id.
 */
@Component
@Order(40)
public class Correspondence implements DayJob, RecurringWork {

    private static final int CHUNK = 100;
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** Well inside the lease: one mail may take its time. */
    private static final Duration SENDING = LEASE.dividedBy(2);

    private final Tenants tenants;
    private final Notices notices;
    private final Tenancy tenancy;
    private final Documents documents;
    private final StoredInvoices invoices;
    private final NoticeTexts texts;
    private final Mailer mailer;
    private final BusinessClock clock;
    private final LetterPdf pdf = new LetterPdf();

    Correspondence(
            Tenants tenants,
            Notices notices,
            Tenancy tenancy,
            Documents documents,
            StoredInvoices invoices,
            NoticeTexts texts,
            Mailer mailer,
            BusinessClock clock) {
        this.tenants = tenants;
        this.notices = notices;
        this.tenancy = tenancy;
        this.documents = documents;
        this.invoices = invoices;
        this.texts = texts;
        this.mailer = mailer;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "correspondence";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void live(LocalDate day) {
        int _ = work();
    }

    @Override
    public int work() {
        return Lanes.sum(tenants.all(), this::work);
    }

    private int work(Tenant merchant) {
        int done = 0;
        for (int written = write(merchant); written > 0; written = write(merchant)) {
            done += written;
        }
        for (int sent = send(merchant); sent > 0; sent = send(merchant)) {
            done += sent;
        }
        return done;
    }

    /** The PDF of a notice as it was sent; empty when there is no such notice or it is not written yet. */
    public Optional<Document> document(long tenant, long notice) {
        return notices.byId(tenant, List.of(notice)).stream()
                .findFirst()
                .map(Notice::document)
                .flatMap(sha256 -> documents.read(tenant, sha256));
    }

    private int write(Tenant merchant) {
        return tenancy.as(merchant.tenant(), () -> {
            List<Notice> queued = notices.unwritten(merchant.tenant(), CHUNK);
            Map<LocalDate, List<Document>> written = new HashMap<>();
            List<Notices.Written> states = new ArrayList<>();
            List<Notices.Enclosure> enclosures = new ArrayList<>();
            Map<Long, Document> stored = storedInvoices(merchant.tenant(), queued);
            List<NoticeTexts.Version> latest = texts.latest(merchant.tenant());
            for (Notice notice : queued) {
                List<Document> enclosed = enclosed(notice, stored);
                for (Document invoice : enclosed) {
                    enclosures.add(new Notices.Enclosure(
                            notice.id(), enclosed.indexOf(invoice) + 1, invoice.name(), invoice.sha256()));
                }
                written.computeIfAbsent(notice.createdOn(), day -> new ArrayList<>())
                        .addAll(enclosed);
                NoticeTexts.Version text = own(latest, notice);
                NoticeLetter letter = letter(merchant, notice, names(enclosed), text);
                Document document =
                        new Document(fileName(merchant, notice), "application/pdf", pdf.write(letter.letter()));
                written.computeIfAbsent(notice.createdOn(), day -> new ArrayList<>())
                        .add(document);
                states.add(new Notices.Written(
                        notice.id(),
                        notice.channel() == Notice.Channel.EMAIL ? Notice.State.READY : Notice.State.PRINT,
                        document.sha256(),
                        text == null ? null : text.id(),
                        letter.interestClaimed().minorUnits()));
            }
            written.forEach((day, files) -> documents.store(merchant.tenant(), day, files));
            notices.written(merchant.tenant(), states);
            if (!enclosures.isEmpty()) {
                notices.enclose(merchant.tenant(), enclosures);
            }
            return queued.size();
        });
    }

    /** The invoices of those notices with which they go, by item. */
    private Map<Long, Document> storedInvoices(long tenant, List<Notice> notices) {
        List<Long> items = notices.stream()
                .filter(Notice::attachInvoices)
                .flatMap(notice -> notice.lines().stream().map(Notice.Line::itemId))
                .toList();
        return items.isEmpty() ? Map.of() : invoices.of(tenant, items);
    }

    private static List<Document> enclosed(Notice notice, Map<Long, Document> stored) {
        return notice.attachInvoices()
                ? notice.lines().stream()
                        .flatMap(line -> Stream.ofNullable(stored.get(line.itemId())))
                        .toList()
                : List.of();
    }

    private static List<String> names(List<Document> documents) {
        return documents.stream().map(Document::name).toList();
    }

    /** Sends what is written; how many really left, so that an absent mail server ends the round. */
    private int send(Tenant merchant) {
        long tenant = merchant.tenant();
        Map<String, Notice> byMessage = new HashMap<>();
        List<Mail> mails = tenancy.as(tenant, () -> {
            List<Mail> ready = new ArrayList<>();
            List<Notice> leased = notices.leaseUnsent(tenant, CHUNK, clock.now(), LEASE);
            Map<Long, List<Notices.Enclosure>> enclosed =
                    notices.enclosed(tenant, leased.stream().map(Notice::id).toList());
            Map<String, Document> papers = documents.read(
                    tenant,
                    Stream.concat(
                                    leased.stream().map(notice -> requireNonNull(notice.document())),
                                    enclosed.values().stream()
                                            .flatMap(List::stream)
                                            .map(Notices.Enclosure::sha256))
                            .toList());
            Map<Long, NoticeTexts.Version> written = texts.byId(
                    tenant,
                    leased.stream()
                            .flatMap(notice -> Stream.ofNullable(notice.textId()))
                            .toList());
            for (Notice notice : leased) {
                NoticeTexts.Version text = notice.textId() == null ? null : written.get(notice.textId());
                Mail mail = mail(merchant, notice, papers, enclosed.getOrDefault(notice.id(), List.of()), text);
                ready.add(mail);
                byMessage.put(mail.messageId(), notice);
            }
            return ready;
        });
        int[] left = {0};
        mailer.send(
                mails,
                SENDING,
                (mail, outcome) -> tenancy.run(tenant, () -> {
                    long notice =
                            requireNonNull(byMessage.get(mail.messageId())).id();
                    switch (outcome) {
                        case Outcome.Sent sent -> {
                            notices.sent(tenant, notice);
                            left[0]++;
                        }
                        case Outcome.Refused refused -> {
                            notices.print(tenant, notice, refused.reason());
                            left[0]++;
                        }
                        case Outcome.Later later -> notices.waits(tenant, notice, later.reason());
                    }
                }));
        return left[0];
    }

    private Mail mail(
            Tenant merchant,
            Notice notice,
            Map<String, Document> papers,
            List<Notices.Enclosure> enclosed,
            NoticeTexts.@Nullable Version text) {
        NoticeLetter letter = letter(
                merchant, notice, enclosed.stream().map(Notices.Enclosure::name).toList(), text);
        List<Document> attached = new ArrayList<>();
        attached.add(paper(papers, notice, requireNonNull(notice.document())));
        for (Notices.Enclosure invoice : enclosed) {
            attached.add(new Document(
                    invoice.name(),
                    "application/pdf",
                    paper(papers, notice, invoice.sha256()).content()));
        }
        return new Mail(
                "notice." + merchant.tenant() + "." + notice.id()
                        + merchant.email().replaceFirst("^[^@]*", ""),
                merchant.email(),
                merchant.fullName(),
                notice.recipient().email(),
                letter.mailSubject(),
                letter.mailText(),
                attached);
    }

    private static Document paper(Map<String, Document> papers, Notice notice, String sha256) {
        Document paper = papers.get(sha256);
        if (paper == null) {
            throw new IllegalStateException("notice " + notice.id() + " has lost its document " + sha256);
        }
        return paper;
    }

    /** The merchant's own text for a notice; null where the one that comes with the program applies. */
    private static NoticeTexts.@Nullable Version own(List<NoticeTexts.Version> latest, Notice notice) {
        String template = NoticeTexts.template(notice.kind(), notice.template());
        return latest.stream()
                .filter(text -> !text.builtIn()
                        && notice.revokes() == null
                        && text.template().equals(template))
                .filter(text -> text.language().equals(notice.recipient().language()))
                .findFirst()
                .orElse(null);
    }

    private NoticeLetter letter(
            Tenant merchant, Notice notice, List<String> enclosed, NoticeTexts.@Nullable Version own) {
        String language = own == null ? notice.recipient().language() : own.language();
        NoticeText text = own == null ? texts.builtIn(notice.kind(), notice.template(), language) : own.text();
        return new NoticeLetter(merchant, notice, enclosed, text, texts.words(language));
    }

    private String fileName(Tenant merchant, Notice notice) {
        return (notice.kind() == de.mahnwerk.merchant.dunning.Level.Kind.REMINDER ? "Zahlungserinnerung-" : "Mahnung-")
                + merchant.number() + "-" + notice.id() + ".pdf";
    }
}
