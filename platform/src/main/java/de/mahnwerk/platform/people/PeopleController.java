package de.mahnwerk.platform.people;

import de.mahnwerk.platform.audit.AuditFilter;
import de.mahnwerk.platform.people.People.Person;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.web.Export;
import de.mahnwerk.platform.web.ListUrl;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.Pages;
import de.mahnwerk.platform.web.RefusedInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people of a company, for its administrators. */
@RestController
class PeopleController {

    private static final String LOGIN = "[a-z0-9][a-z0-9._@-]{1,59}";
    private static final int LONGEST_NAME = 80;

    private final People people;
    private final SecondFactor factor;
    private final Pages pages;

    PeopleController(People people, SecondFactor factor, Pages pages) {
        this.people = people;
        this.factor = factor;
        this.pages = pages;
    }

    @GetMapping("/people")
    ResponseEntity<String> list(@RequestParam Map<String, String> parameters) {
        ListUrl url = ListUrl.of("/people", parameters);
        return pages.show(
                "platform/people",
                "people.title",
                Map.of(
                        "people", people.list(tenant(), url.value("q").strip()),
                        "url", url,
                        "demanded", people.factorDemanded(tenant())));
    }

    @GetMapping("/people.{ending:csv|xlsx}")
    void export(
            @PathVariable String ending, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        Page page = pages.page();
        List<Person> found = people.list(
                tenant(), ListUrl.of("/people", parameters).value("q").strip());
        Export.<Person>named(page, page.t("people.file"))
                .text("people.name", Person::displayName)
                .text("people.login", Person::login)
                .text("people.roles", person -> page.roles(person.roles()))
                .text("people.factor", person -> page.t(person.factor() ? "people.factor.yes" : "people.factor.no"))
                .text("people.state", person -> page.t(person.locked() ? "people.locked" : "people.open"))
                .send(response, ending, found::forEach);
    }

    /** The answer shows the first password; leaving the page loses it for ever. */
    @PostMapping("/people")
    ResponseEntity<String> create(
            @RequestParam String login,
            @RequestParam String displayName,
            @RequestParam(name = "role", required = false) @Nullable Set<Role> roles,
            HttpServletRequest request) {
        String name = displayName.strip();
        if (!login.matches(LOGIN)) {
            throw refused("people.login.refused");
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw refused("people.name.refused", LONGEST_NAME);
        }
        Set<Role> given = given(roles);
        String password = People.initialPassword();
        long id = people.create(tenant(), login, name, given, password)
                .orElseThrow(() -> refused("people.login.taken", login));
        AuditFilter.detail(request, login + ": " + pages.page().roles(given));
        return person(find(id), password);
    }

    @GetMapping("/people/{id}")
    ResponseEntity<String> one(@PathVariable long id) {
        return person(find(id), "");
    }

    @PostMapping("/people/{id}/roles")
    ResponseEntity<String> roles(
            @PathVariable long id,
            @RequestParam(name = "role", required = false) @Nullable Set<Role> roles,
            HttpServletRequest request) {
        Person person = find(id);
        Set<Role> given = given(roles);
        Page page = pages.page();
        AuditFilter.detail(request, person.login() + ": " + page.roles(person.roles()) + " → " + page.roles(given));
        if (!people.change(tenant(), id, given)) {
            throw refused("people.last");
        }
        return pages.go("/people/" + id, "people.roles.done");
    }

    @PostMapping("/people/{id}/lock")
    ResponseEntity<String> lock(@PathVariable long id, HttpServletRequest request) {
        AuditFilter.detail(request, find(id).login());
        if (!people.lock(tenant(), id)) {
            throw refused("people.last");
        }
        return pages.go("/people/" + id, "people.lock.done");
    }

    @PostMapping("/people/{id}/unlock")
    ResponseEntity<String> unlock(@PathVariable long id, HttpServletRequest request) {
        AuditFilter.detail(request, find(id).login());
        people.unlock(tenant(), id);
        return pages.go("/people/" + id, "people.unlock.done");
    }

    /** The answer shows the new password; leaving the page loses it for ever. */
    @PostMapping("/people/{id}/password")
    ResponseEntity<String> password(@PathVariable long id, HttpServletRequest request) {
        AuditFilter.detail(request, other(id).login());
        String password = People.initialPassword();
        people.password(tenant(), id, password, true);
        return person(find(id), password);
    }

    /** For somebody whose telephone and recovery codes are lost. */
    @PostMapping("/people/{id}/factor")
    ResponseEntity<String> factor(@PathVariable long id, HttpServletRequest request) {
        AuditFilter.detail(request, other(id).login());
        factor.remove(tenant(), id);
        return pages.go("/people/" + id, "people.factor.done");
    }

    @PostMapping("/people/settings")
    ResponseEntity<String> settings(
            @RequestParam(defaultValue = "false") boolean secondFactor, HttpServletRequest request) {
        people.demandFactor(tenant(), secondFactor);
        AuditFilter.detail(request, pages.page().t(secondFactor ? "people.demand.on" : "people.demand.off"));
        return pages.go("/people", "people.demand.done");
    }

    private ResponseEntity<String> person(Person person, String password) {
        return MeController.unkept(pages.show(
                "platform/person",
                "people.one",
                Map.of("person", person, "own", person.id() == pages.user().id(), "password", password)));
    }

    private Set<Role> given(@Nullable Set<Role> roles) {
        if (roles == null) {
            throw refused("people.roles.none");
        }
        return EnumSet.copyOf(roles);
    }

    private Person find(long id) {
        return people.find(tenant(), id).orElseThrow(() -> new NotFound("person " + id));
    }

    /** Of oneself these are changed where the present ones are asked for, so that nobody does it at a screen left alone. */
    private Person other(long id) {
        Person person = find(id);
        if (id == pages.user().id()) {
            throw refused("people.own");
        }
        return person;
    }

    private long tenant() {
        return pages.user().tenant();
    }

    private RefusedInput refused(String key, Object... arguments) {
        return new RefusedInput(pages.page().t(key, arguments));
    }
}
