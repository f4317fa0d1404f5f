package de.mahnwerk.agency.clients;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.AgencyHouse.Caller;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.testing.Contract.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenTest {

    private static AgencyHouse agency;

    @BeforeAll
    static void start() {
        agency = AgencyHouse.open(TokenTest.class);
    }

    @AfterAll
    static void stop() {
        agency.close();
    }

    @Test
    void a_secret_is_shown_once_and_opens_the_interface() {
        Caller caller = agency.client("M-1");
        assertThat(caller.clientSecret()).hasSize(64);
        assertThat(agency.get(caller.token(), "v1/claims").status()).isEqualTo(200);
    }

    @Test
    void a_token_says_how_long_it_lives() {
        Caller caller = agency.client("M-2");
        Reply token = agency.tokenReply(caller.clientId(), caller.clientSecret(), "events");
        assertThat(token.json().path("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(token.json().path("expires_in").intValue()).isBetween(1_700, 1_800);
        assertThat(token.json().path("scope").stringValue()).isEqualTo("events");
    }

    @Test
    void a_token_opens_only_what_its_scopes_name() {
        Caller caller = agency.client("M-3");
        String events = agency.tokenReply(caller.clientId(), caller.clientSecret(), "events")
                .json()
                .path("access_token")
                .stringValue();
        assertThat(agency.get(events, "v1/events").status()).isEqualTo(200);
        Reply refused = agency.get(events, "v1/claims");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("content-type")).startsWith("application/problem+json");
        assertThat(refused.json().path("type").stringValue()).endsWith("/forbidden");
    }

    @Test
    void without_a_token_or_with_a_false_one_nothing_opens() {
        assertThat(agency.get("", "v1/claims").status()).isEqualTo(401);
        Reply forged = agency.get("eyJhbGciOiJub25lIn0.eyJjbGllbnQiOjF9.", "v1/claims");
        assertThat(forged.status()).isEqualTo(401);
        assertThat(forged.json().path("type").stringValue()).endsWith("/unauthorized");
    }

    @Test
    void a_wrong_secret_gets_no_token() {
        Caller caller = agency.client("M-4");
        Reply refused = agency.tokenReply(caller.clientId(), "wrong", "");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("error").stringValue()).isEqualTo("invalid_client");
    }

    @Test
    void a_scope_that_is_not_the_credentials_is_refused() {
        Caller caller = agency.client("M-5");
        Reply refused = agency.tokenReply(caller.clientId(), caller.clientSecret(), "everything");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").stringValue()).isEqualTo("invalid_scope");
    }

    @Test
    void what_the_document_does_not_name_is_closed() {
        Caller caller = agency.client("M-6");
        assertThat(agency.get(caller.token(), "v1/secrets").status()).isEqualTo(403);
    }

    @Test
    void a_secret_is_changed_in_peace_and_the_old_one_ends_after_the_overlap() {
        Caller caller = agency.client("M-7");
        Credentials credentials = agency.bean(Credentials.class);
        Credentials.Issued second = agency.bean(Tenancy.class).asEveryone(() -> credentials.issue(caller.client()));
        assertThat(status(caller.clientId(), caller.clientSecret())).isEqualTo(200);
        assertThat(status(second.clientId(), second.clientSecret())).isEqualTo(200);
        agency.goTo(AgencyHouse.FIRST_DAY.plusDays(15));
        assertThat(status(caller.clientId(), caller.clientSecret())).isEqualTo(401);
        assertThat(status(second.clientId(), second.clientSecret())).isEqualTo(200);
        agency.bean(Tenancy.class).runAsEveryone(() -> credentials.end(caller.client(), second.clientId()));
        assertThat(status(second.clientId(), second.clientSecret())).isEqualTo(401);
    }

    @Test
    void a_credential_can_be_for_some_scopes_only() {
        Caller caller = agency.client("M-8");
        Credentials.Issued reader = agency.bean(Tenancy.class)
                .asEveryone(() -> agency.bean(Credentials.class).issue(caller.client(), List.of("claims:read")));
        Reply token = agency.tokenReply(reader.clientId(), reader.clientSecret(), "");
        assertThat(token.json().path("scope").asString("claims:read")).isEqualTo("claims:read");
        String bearer = token.json().path("access_token").stringValue();
        assertThat(agency.get(bearer, "v1/claims").status()).isEqualTo(200);
        assertThat(agency.post(bearer, "v1/claims", "{}", "Idempotency-Key", "r-1")
                        .status())
                .isEqualTo(403);
        // the other system's credential goes on
        assertThat(status(caller.clientId(), caller.clientSecret())).isEqualTo(200);
    }

    private static int status(String clientId, String secret) {
        return agency.tokenReply(clientId, secret, "").status();
    }
}
