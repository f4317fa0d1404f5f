package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.receivables.AccountJournal;
import de.mahnwerk.merchant.receivables.AccountJournal.Deed;
import de.mahnwerk.merchant.receivables.Contacts;
import de.mahnwerk.merchant.receivables.Customers;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.RefusedInput;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Further addresses and e-mail addresses of a customer. */
@RestController
class ContactsController {

    private static final String EMAIL = "[^@\\s]+@[^@\\s]+\\.[^@\\s]+";

    private final Visit visit;
    private final Customers customers;
    private final Contacts contacts;
    private final AccountJournal journal;

    ContactsController(Visit visit, Customers customers, Contacts contacts, AccountJournal journal) {
        this.visit = visit;
        this.customers = customers;
        this.contacts = contacts;
        this.journal = journal;
    }

    /** Either an address or an e-mail address. */
    @PostMapping("/customers/{id}/contacts")
    ResponseEntity<String> add(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String street,
            @RequestParam(defaultValue = "") String postcode,
            @RequestParam(defaultValue = "") String city,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String note) {
        boolean mail = email.strip().matches(EMAIL) && (street + postcode + city).isBlank();
        boolean address = email.isBlank()
                && !street.isBlank()
                && !city.isBlank()
                && postcode.strip().matches("\\d{5}");
        if (!mail && !address) {
            throw refused("contacts.either");
        }
        Contacts.Contact contact = new Contacts.Contact(
                0, id, street.strip(), postcode.strip(), city.strip(), "DE", email.strip(), note.strip(), false);
        boolean added = visit.in(tenant -> {
            Customers.Customer of = customers.find(tenant, id).orElseThrow(() -> new NotFound("customer " + id));
            return noted(tenant, of.id(), contacts.add(tenant, contact), Deed.CONTACT_ADDED);
        });
        if (!added) {
            throw refused("contacts.most", Contacts.MOST);
        }
        return visit.pages().go("/customers/" + id + "#contacts", "contacts.added");
    }

    @PostMapping("/customers/{id}/contacts/{contact}/use")
    ResponseEntity<String> use(@PathVariable long id, @PathVariable long contact) {
        boolean used = visit.in(tenant -> noted(tenant, id, contacts.use(tenant, id, contact), Deed.ADDRESS_CHANGED));
        return done(id, used, "contacts.used");
    }

    @PostMapping("/customers/{id}/contacts/{contact}/remove")
    ResponseEntity<String> remove(@PathVariable long id, @PathVariable long contact) {
        boolean removed =
                visit.in(tenant -> noted(tenant, id, contacts.remove(tenant, id, contact), Deed.CONTACT_REMOVED));
        return done(id, removed, "contacts.removed");
    }

    private ResponseEntity<String> done(long id, boolean done, String said) {
        if (!done) {
            throw refused("contacts.gone");
        }
        return visit.pages().go("/customers/" + id + "#contacts", said);
    }

    private boolean noted(long tenant, long customer, boolean done, Deed deed) {
        if (done) {
            journal.customer(tenant, customer, deed, "", visit.today(), visit.user());
        }
        return done;
    }

    private RefusedInput refused(String key, Object... arguments) {
        return new RefusedInput(visit.pages().page().t(key, arguments));
    }
}
