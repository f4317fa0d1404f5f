package de.mahnwerk.merchant.web;

import de.mahnwerk.law.court.Seat;
import de.mahnwerk.merchant.correspondence.AccountStatement;
import de.mahnwerk.merchant.dunning.CustomerTerms;
import de.mahnwerk.merchant.dunning.DunningPolicies;
import de.mahnwerk.merchant.dunning.DunningPolicy;
import de.mahnwerk.merchant.dunning.ReturnedNotices;
import de.mahnwerk.merchant.dunning.ReturnedNotices.Outcome;
import de.mahnwerk.merchant.dunning.SpecialTerms;
import de.mahnwerk.merchant.notes.About;
import de.mahnwerk.merchant.receivables.AccountJournal;
import de.mahnwerk.merchant.receivables.AccountJournal.Deed;
import de.mahnwerk.merchant.receivables.Contacts;
import de.mahnwerk.merchant.receivables.Corrections;
import de.mahnwerk.merchant.receivables.Customers;
import de.mahnwerk.merchant.receivables.OpenItem;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.RefusedInput;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer: address, account, blocks. */
@RestController
class CustomersController {

    private static final int JOURNAL = 50;
    private static final int NOTICES = 30;

    private final Visit visit;
    private final Customers customers;
    private final Contacts contacts;
    private final Corrections corrections;
    private final AccountJournal journal;
    private final AccountStatement statement;
    private final CustomerTerms terms;
    private final DunningPolicies policies;
    private final NoteBoards boards;
    private final ReturnedNotices returned;

    CustomersController(
            Visit visit,
            Customers customers,
            Contacts contacts,
            Corrections corrections,
            AccountJournal journal,
            AccountStatement statement,
            CustomerTerms terms,
            DunningPolicies policies,
            NoteBoards boards,
            ReturnedNotices returned) {
        this.visit = visit;
        this.customers = customers;
        this.contacts = contacts;
        this.corrections = corrections;
        this.journal = journal;
        this.statement = statement;
        this.terms = terms;
        this.policies = policies;
        this.boards = boards;
        this.returned = returned;
    }

    @GetMapping("/customers/{id}")
    ResponseEntity<String> show(@PathVariable long id) {
        Map<String, Object> shown = visit.in(tenant -> {
            Customers.Customer customer = customers.find(tenant, id).orElseThrow(() -> new NotFound("customer " + id));
            List<OpenItem> items = customers.items(tenant, id, visit.today());
            Map<String, Object> facts = new HashMap<>(Map.of(
                    "notices",
                    returned.of(tenant, id, NOTICES),
                    "customer",
                    customer,
                    "items",
                    items,
                    "open",
                    customers.open(tenant, id),
                    "blocks",
                    customers.blocks(tenant, id),
                    "journal",
                    journal.of(tenant, id, JOURNAL),
                    "contacts",
                    contacts.of(tenant, id),
                    "board",
                    boards.of(tenant, About.customer(id)),
                    "terms",
                    terms.of(tenant, id),
                    "policies",
                    // what is agreed stays in the list while it is not in force, else the next saving would drop it
                    Stream.concat(
                                    policies.inForce(tenant, visit.today()).stream()
                                            .map(DunningPolicy::name),
                                    Stream.of(terms.of(tenant, id).policy()))
                            .filter(name -> !name.isEmpty())
                            .distinct()
                            .toList()));
            facts.put("dead", returned.dead(tenant, id).orElse(null));
            return facts;
        });
        return visit.pages().show("merchant/customer", "customer.title", shown);
    }

    @PostMapping("/customers/{id}/address")
    ResponseEntity<String> address(
            @PathVariable long id,
            @RequestParam String street,
            @RequestParam String postcode,
            @RequestParam String city,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "de") String language,
            @RequestParam(defaultValue = "") String federalState) {
        if (!List.of("de", "en").contains(language) || (!federalState.isEmpty() && !isState(federalState))) {
            throw new RefusedInput(visit.pages().page().t("customer.residence.refused"));
        }
        if (street.isBlank() || city.isBlank() || !postcode.strip().matches("\\d{5}")) {
            throw new RefusedInput(visit.pages().page().t("customer.address.refused"));
        }
        boolean _ = visit.in(tenant -> {
            customers.residence(tenant, id, language, federalState);
            contacts.moved(tenant, id, street, postcode, city, email);
            journal.customer(tenant, id, Deed.ADDRESS_CHANGED, "", visit.today(), visit.user());
            return true;
        });
        return visit.pages().go("/customers/" + id, "customer.saved");
    }

    private static boolean isState(String text) {
        return Seat.parse(text)
                .filter(seat -> seat != Seat.ABROAD && seat.name().equals(text))
                .isPresent();
    }

    /** The mail server was wrong, or the customer has cleared his box. */
    @PostMapping("/customers/{id}/email-works")
    ResponseEntity<String> emailWorks(@PathVariable long id, @RequestParam String email) {
        if (!visit.in(tenant -> returned.works(tenant, id, email, visit.user()))) {
            throw new RefusedInput(visit.pages().page().t("customer.email.works.already"));
        }
        return visit.pages().go("/customers/" + id, "customer.email.worksAgain");
    }

    /** Somebody saw that the e-mail with a notice came back. */
    @PostMapping("/notices/{id}/returned")
    ResponseEntity<String> cameBack(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean dead) {
        Page page = visit.pages().page();
        String why = reason.isBlank() ? page.t("letters.cameBack.noted") : reason.strip();
        long customer =
                visit.in(tenant -> returned.customerOf(tenant, id)).orElseThrow(() -> new NotFound("notice " + id));
        Outcome outcome = visit.in(tenant -> {
            String email = customers.find(tenant, customer).orElseThrow().email();
            return returned.cameBack(
                    tenant, id, new ReturnedNotices.Return(email, "", why, dead && !email.isEmpty()), visit.user());
        });
        return switch (outcome) {
            case LETTER -> visit.pages().go("/customers/" + customer, "letters.goesAsLetter");
            case NO_LETTER -> visit.pages().go("/customers/" + customer, "letters.noLetter");
            case KNOWN -> throw new RefusedInput(page.t("letters.known"));
            case UNKNOWN -> throw new RefusedInput(page.t("letters.notMailed"));
        };
    }

    /** What is open, as a letter to the customer. */
    @GetMapping("/customers/{id}/account.pdf")
    ResponseEntity<byte[]> account(@PathVariable long id) {
        Document document = visit.in(tenant -> statement.of(
                tenant,
                customers.find(tenant, id).orElseThrow(() -> new NotFound("customer " + id)),
                visit.pages().page().language(),
                visit.today()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=\"" + document.name() + "\"")
                .body(document.content());
    }

    @PostMapping("/customers/{id}/blocks/{block}/lift")
    ResponseEntity<String> lift(@PathVariable long id, @PathVariable long block) {
        boolean lifted = visit.in(
                tenant -> corrections.liftBlock(tenant, block, new Corrections.By(visit.today(), visit.user(), "")));
        if (!lifted) {
            throw new RefusedInput(visit.pages().page().t("customer.block.over"));
        }
        return visit.pages().go("/customers/" + id, "customer.block.lifted");
    }

    /** What is agreed with the customer beside the policies; all fields empty ends it. */
    @PostMapping("/customers/{id}/terms")
    ResponseEntity<String> terms(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String policy,
            @RequestParam(defaultValue = "false") boolean neverCollection,
            @RequestParam(defaultValue = "0") int extraDays,
            @RequestParam(defaultValue = "") String reason) {
        if (extraDays < 0 || extraDays > SpecialTerms.MOST_DAYS) {
            throw new RefusedInput(visit.pages().page().t("customer.terms.days", SpecialTerms.MOST_DAYS));
        }
        SpecialTerms agreed = new SpecialTerms(policy, neverCollection, extraDays, reason.strip());
        if (!agreed.isNone() && reason.isBlank()) {
            throw new RefusedInput(visit.pages().page().t("customer.terms.reason"));
        }
        boolean _ = visit.in(tenant -> {
            customers.group(tenant, id, group.strip());
            terms.agree(tenant, id, agreed, visit.today(), visit.user());
            journal.customer(tenant, id, Deed.TERMS_AGREED, reason.strip(), visit.today(), visit.user());
            return true;
        });
        return visit.pages().go("/customers/" + id, "customer.saved");
    }

    @PostMapping("/customers/{id}/block")
    ResponseEntity<String> block(
            @PathVariable long id,
            @RequestParam String reason,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until) {
        if (reason.isBlank()) {
            throw new RefusedInput(visit.pages().page().t("item.block.reason"));
        }
        boolean _ = visit.in(tenant -> {
            long _ = customers.block(tenant, id, reason.strip(), visit.today(), until, visit.user());
            journal.customer(tenant, id, Deed.BLOCKED, reason.strip(), visit.today(), visit.user());
            return true;
        });
        return visit.pages().go("/customers/" + id, "item.blocked");
    }
}
