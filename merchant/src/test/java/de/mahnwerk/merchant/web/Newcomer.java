package de.mahnwerk.merchant.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Anna, whom an administrator invites. */
record Newcomer(MerchantHouse house, Shop admin, String login) {

    /** The password that she chooses. */
    static final String SENTENCE = "der Kaffee ist fertig";

    Newcomer(MerchantHouse house, Shop admin) {
        this(house, admin, admin.login() + ".anna");
    }

    /** Creates her access; its first password. */
    String invited(String... roles) {
        Shop.Sight _ = admin.look("people");
        return initial(admin.fill("people", Map.of("login", login, "displayName", "Anna Neu"), List.of(roles)));
    }

    /** The first password that the page shows. */
    static String initial(Shop.Sight shown) {
        Matcher password = Pattern.compile("id=\"initial\">([0-9a-f-]+)<").matcher(shown.html());
        assertThat(password.find()).as(shown.text()).isTrue();
        return password.group(1);
    }

    long id() {
        return admin.idIn("people", "/people/(\\d+)\">Anna Neu");
    }

    static Shop.Sight choosesPassword(Shop person, String current, String wanted) {
        return person.fill("me/password", Map.of("current", current, "password", wanted, "again", wanted));
    }

    /** She with a password of her own, logged in. */
    Shop works(String... roles) {
        String first = invited(roles);
        Shop person = house.before(admin, login);
        Shop.Sight _ = person.enters(first);
        assertThat(choosesPassword(person, first, SENTENCE).text()).contains("Das Passwort ist geändert");
        return person;
    }
}
