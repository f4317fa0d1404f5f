package de.mahnwerk.conformance.agency;

import static de.mahnwerk.conformance.Check.check;

import de.mahnwerk.conformance.Check;
import de.mahnwerk.conformance.Expect;
import de.mahnwerk.conformance.Reply;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.Scopes;
import java.util.List;
import java.util.Map;

/** Tokens and scopes: OAuth 2.0 client credentials, and nothing opens without the right one. */
final class AccessChecks {

    private static final String GRANT = "grant_type=client_credentials";

    private AccessChecks() {}

    static List<Check<Agency>> all() {
        return List.of(
                check(
                        "token.client-credentials-give-a-bearer-token",
                        "Client id and secret get an access token of type Bearer",
                        agency -> {
                            Reply token = full(agency).is(200);
                            Expect.equal("token_type", "Bearer", token.text("/token_type"));
                            Expect.that(!token.text("/access_token").isEmpty(), "access_token is missing");
                        }),
                check(
                        "token.says-how-long-it-lives",
                        "A token says after how many seconds it ends",
                        agency -> Expect.that(
                                full(agency)
                                                .given(200)
                                                .json()
                                                .path("expires_in")
                                                .asInt(0)
                                        > 0,
                                "expires_in is missing or not positive")),
                check("token.works-at-once", "A token opens the interface as soon as it is issued", agency -> {
                    String fresh = full(agency).given(200).text("/access_token");
                    agency.call("GET", "/v1/claims?limit=1", "", bearer(fresh)).is(200);
                }),
                check(
                        "token.wrong-secret-is-401",
                        "A wrong secret gets no token but invalid_client",
                        agency -> refusedClient(
                                agency.askToken(agency.clientId(), "wrong-" + agency.clientSecret(), GRANT))),
                check(
                        "token.unknown-client-is-401",
                        "An unknown client gets no token but invalid_client",
                        agency ->
                                refusedClient(agency.askToken("nobody-" + agency.key(), agency.clientSecret(), GRANT))),
                check("token.other-grants-are-refused", "No other grant than client_credentials is offered", agency -> {
                    Reply refused = agency.askToken(
                            agency.clientId(), agency.clientSecret(), "grant_type=password&username=a&password=b");
                    Expect.that(refused.status() / 100 == 4, "expected 400, came %d", refused.status());
                }),
                check(
                        "token.unknown-scope-is-refused",
                        "A scope that the credential does not have is refused with invalid_scope",
                        agency -> {
                            Reply refused = agency.askToken(
                                            agency.clientId(), agency.clientSecret(), GRANT + "&scope=everything")
                                    .is(400);
                            Expect.equal("error", "invalid_scope", refused.text("/error"));
                        }),
                check("token.narrower-scope-is-granted", "A token can be asked for with fewer scopes", agency -> {
                    Reply token = agency.askToken(agency.clientId(), agency.clientSecret(), GRANT + "&scope=events")
                            .is(200);
                    Expect.equal("scope", "events", token.text("/scope"));
                }),
                check("access.without-token-is-401", "Nothing below /v1 opens without a token", agency -> {
                    agency.anonymous("GET", "/v1/claims").refuses(ProblemType.UNAUTHORIZED);
                    agency.anonymous("GET", "/v1/events").refuses(ProblemType.UNAUTHORIZED);
                }),
                check(
                        "access.401-says-how-to-authenticate",
                        "A 401 carries WWW-Authenticate: Bearer (RFC 6750)",
                        agency -> Expect.that(
                                agency.anonymous("GET", "/v1/terms")
                                        .given(401)
                                        .header("www-authenticate")
                                        .orElse("")
                                        .startsWith("Bearer"),
                                "WWW-Authenticate: Bearer is missing")),
                check(
                        "access.forged-token-is-401",
                        "An invented token opens nothing",
                        agency -> agency.call(
                                        "GET", "/v1/claims", "", bearer("eyJhbGciOiJub25lIn0.eyJzdWIiOiJraXQifQ."))
                                .refuses(ProblemType.UNAUTHORIZED)),
                check("access.changed-token-is-401", "A token whose end was changed opens nothing", agency -> {
                    String token = agency.token("");
                    String changed = token.substring(0, token.length() - 6) + "AAAAAA";
                    agency.call("GET", "/v1/claims", "", bearer(changed)).refuses(ProblemType.UNAUTHORIZED);
                }),
                check(
                        "scope.reading-claims-needs-claims-read",
                        "Cases, accounts and the reconciliation open with claims:read only",
                        agency -> {
                            forbidden(agency, Scopes.EVENTS, "GET", "/v1/claims");
                            forbidden(agency, Scopes.EVENTS, "GET", "/v1/reconciliation");
                        }),
                check(
                        "scope.handing-over-needs-claims-write",
                        "Claims are handed over with claims:write only",
                        agency -> forbidden(agency, Scopes.CLAIMS_READ, "POST", "/v1/claims")),
                check("scope.reading-events-needs-events", "Feed and webhooks open with events only", agency -> {
                    forbidden(agency, Scopes.CLAIMS_READ, "GET", "/v1/events");
                    forbidden(agency, Scopes.CLAIMS_READ, "GET", "/v1/webhooks");
                }),
                check(
                        "scope.reading-settlements-needs-settlements-read",
                        "Settlements, terms and quotes open with settlements:read only",
                        agency -> {
                            forbidden(agency, Scopes.CLAIMS_READ, "GET", "/v1/settlements");
                            forbidden(agency, Scopes.CLAIMS_READ, "GET", "/v1/terms");
                        }),
                check("scope.each-opens-its-own", "Each scope opens what the document says", agency -> {
                    opens(agency, Scopes.CLAIMS_READ, "/v1/claims?limit=1");
                    opens(agency, Scopes.EVENTS, "/v1/events?limit=1");
                    opens(agency, Scopes.SETTLEMENTS_READ, "/v1/terms");
                }));
    }

    private static Reply full(Agency agency) {
        return agency.askToken(agency.clientId(), agency.clientSecret(), GRANT);
    }

    private static void refusedClient(Reply refused) {
        refused.is(401);
        Expect.equal("error", "invalid_client", refused.text("/error"));
    }

    private static void forbidden(Agency agency, String scope, String method, String path) {
        String body = method.equals("POST") ? agency.claim().toString() : "";
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + agency.token(scope), "Idempotency-Key", agency.key());
        agency.call(method, path, body, headers).refuses(ProblemType.FORBIDDEN);
    }

    private static void opens(Agency agency, String scope, String path) {
        agency.call("GET", path, "", bearer(agency.token(scope))).is(200);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
