package de.mahnwerk.merchant.api;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.merchant.ConnectedSystem;
import de.mahnwerk.merchant.MerchantHouse;
import de.mahnwerk.merchant.Shop;
import de.mahnwerk.platform.testing.Contract.Reply;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Shops and ERPs at the merchant side's own interface. */
class ApiScenario {

    private static final MerchantHouse HOUSE = MerchantHouse.open(ApiScenario.class);
    private static final String KIM = """
            {"number": "K-1", "firstName": "Kim", "lastName": "Muster", "email": "kim@muster.example",
             "address": {"street": "Ahornweg 5", "postcode": "50667", "city": "Köln"}}""";

    /** With it a consumer is in default 30 days after the invoice, without a reminder. */
    private static final String NOTICE = ", \"consumerNotice\": true";

    private final Shop shop = HOUSE.shop();
    private final ConnectedSystem shopware = shop.connects("Shopware");

    @AfterAll
    static void closeHouse() {
        HOUSE.close();
    }

    private static String invoice(String number, String amount, String more) {
        return """
                {"number": "%s", "customer": %s, "issuedOn": "2026-09-01", "dueOn": "2026-09-15",
                 "total": {"amount": "%s", "currency": "EUR"}%s}""".formatted(number, KIM, amount, more).replace("\n", " ");
    }

    private JsonNode state(String number) {
        return shopware.get("api/v1/invoices?number=" + number).json().at("/invoices/0");
    }

    private static String open(JsonNode invoice) {
        return invoice.at("/open/amount").asString("");
    }

    @Test
    void an_invoice_is_there_at_once_and_the_same_call_again_changes_nothing() {
        Reply first = shopware.postUnder("RE-1", "api/v1/invoices", invoice("RE/2026 1", "89.90", ""));
        Reply again = shopware.postUnder("RE-1", "api/v1/invoices", invoice("RE/2026 1", "89.90", ""));
        Reply otherKey = shopware.post("api/v1/invoices", invoice("RE/2026 1", "89.90", ""));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(201);
        assertThat(otherKey.status()).isEqualTo(200);
        assertThat(otherKey.json().path("result").asString("")).isEqualTo("UNCHANGED");
        assertThat(shop.items()).containsOnlyKeys("RE/2026 1");
        assertThat(shop.item("RE/2026 1").open()).isEqualTo("89,90");
        Reply misused = shopware.postUnder("RE-1", "api/v1/invoices", invoice("RE-2", "10.00", ""));
        assertThat(misused.status()).isEqualTo(422);
        assertThat(misused.body()).contains("idempotency-key-reused");
        assertThat(shopware.postUnder("", "api/v1/invoices", invoice("RE-2", "10.00", ""))
                        .body())
                .contains("idempotency-key-missing");
    }

    @Test
    void of_a_batch_each_line_has_its_own_result_and_a_bad_one_is_named() {
        String lines = String.join(
                "\n",
                invoice("RE-1", "89.90", ""),
                invoice("RE-2", "10.00", ", \"open\": {\"amount\": \"11.00\", \"currency\": \"EUR\"}"),
                invoice("RE-3", "10.00", ", \"colour\": \"blue\""),
                "{\"number\": \"RE-4\", \"customerNumber\": \"K-9\", \"issuedOn\": \"2026-09-01\", \"total\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}",
                invoice("RE-1", "89.90", ""),
                invoice("GU-1", "30.00", ", \"kind\": \"CREDIT_NOTE\""));

        Reply answer = shopware.post(
                "api/v1/invoices/batch", lines, "Content-Type", "application/x-ndjson", "Accept-Language", "en");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("added").asInt()).isEqualTo(2);
        assertThat(answer.json().path("rejected").asInt()).isEqualTo(4);
        assertThat(codes(answer))
                .containsExactly("", "OPEN_EXCEEDS_AMOUNT", "UNKNOWN_FIELD", "CUSTOMER_UNKNOWN", "NUMBER_REPEATED", "");
        assertThat(answer.json().at("/results/1/errors/0/pointer").asString("")).isEqualTo("/open");
        assertThat(answer.json().at("/results/1/errors/0/remedy").asString(""))
                .isEqualTo("Correct one of the two amounts.");
        assertThat(shop.items()).containsOnlyKeys("RE-1", "GU-1");
        assertThat(open(state("GU-1"))).isEqualTo("-30.00");
    }

    private static String codes(JsonNode result) {
        return result.at("/errors/0/code").asString("");
    }

    private static Iterable<String> codes(Reply answer) {
        return answer.json()
                .path("results")
                .valueStream()
                .map(ApiScenario::codes)
                .toList();
    }

    @Test
    void what_cannot_be_kept_or_meant_is_named_and_leaves_the_rest_of_the_batch() {
        String lines = String.join(
                "\n",
                invoice("RE-1 ", "89.90", ""),
                invoice("RE-2", "-10.00", ""),
                invoice("RE-3", "10.00", ", \"subject\": \"Kaffee\\u0000\""),
                invoice("RE-4", "10.00", ", \"contractOn\": \"0000-01-01\""));
        Reply answer = shopware.post("api/v1/invoices/batch", lines, "Content-Type", "application/x-ndjson");
        assertThat(codes(answer)).containsExactly("", "AMOUNT_UNREADABLE", "WRONG_FORMAT", "WRONG_FORMAT");
        assertThat(shop.items()).containsOnlyKeys("RE-1");
        Reply paid = shopware.post("api/v1/payments", """
                {"invoiceNumber": "RE-1", "reference": "Z-1", "valueOn": "2026-10-01",
                 "amount": {"amount": "30.005", "currency": "EUR"}}
                """);
        assertThat(paid.status()).isEqualTo(422);
        assertThat(paid.body()).contains("AMOUNT_UNREADABLE", "/amount/amount");
    }

    @Test
    void a_number_that_is_known_with_another_amount_is_refused_and_a_credit_note_corrects_it() {
        assertThat(shopware.post("api/v1/invoices", invoice("RE-1", "100.00", ""))
                        .status())
                .isEqualTo(201);
        Reply other = shopware.post("api/v1/invoices", invoice("RE-1", "70.00", ""));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains("NUMBER_KNOWN_OTHERWISE", "anderen Betrag");

        assertThat(shopware.post("api/v1/invoices", invoice("GU-1", "30.00", ", \"kind\": \"CREDIT_NOTE\""))
                        .status())
                .isEqualTo(201);
        Reply applied = shopware.post("api/v1/credits", "{\"creditNumber\": \"GU-1\", \"invoiceNumber\": \"RE-1\"}");

        assertThat(open(applied.json())).isEqualTo("70.00");
        assertThat(state("GU-1").path("state").asString("")).isEqualTo("PAID");
        assertThat(shopware.post("api/v1/credits", "{\"creditNumber\": \"GU-1\", \"invoiceNumber\": \"RE-1\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_due_date_that_has_moved_is_changed_and_a_customer_is_known_by_number() {
        assertThat(shopware.post("api/v1/customers", KIM).status()).isEqualTo(201);
        assertThat(shopware.post("api/v1/customers", KIM.replace("Ahornweg 5", "Birkenweg 6"))
                        .json()
                        .path("street")
                        .asString(""))
                .isEqualTo("Birkenweg 6");
        String invoice = """
                {"number": "RE-1", "customerNumber": "K-1", "issuedOn": "2026-09-01", "dueOn": "2026-09-15",
                 "total": {"amount": "89.9", "currency": "EUR"}}""";
        assertThat(shopware.post("api/v1/invoices", invoice).status()).isEqualTo(201);

        Reply moved = shopware.post("api/v1/invoices", invoice.replace("2026-09-15", "2026-09-30"));

        assertThat(moved.json().path("result").asString("")).isEqualTo("CHANGED");
        assertThat(state("RE-1").path("dueOn").asString("")).isEqualTo("2026-09-30");
        JsonNode customer = shopware.get("api/v1/customers?number=K-1").json().at("/customers/0");
        assertThat(customer.at("/open/0/amount").asString("")).isEqualTo("89.90");
        assertThat(shopware.get("api/v1/customers/" + customer.path("id").asLong())
                        .json()
                        .path("street")
                        .asString(""))
                .isEqualTo("Birkenweg 6");
    }

    @Test
    void a_customers_language_and_federal_state_are_kept_until_a_system_says_otherwise() {
        String said = KIM.replaceFirst("\\{", "{\"language\": \"en\", \"federalState\": \"NW\", ");
        JsonNode first = shopware.post("api/v1/customers", said).json();
        assertThat(first.path("language").asString("")
                        + first.path("federalState").asString(""))
                .isEqualTo("enNW");

        JsonNode kept = shopware.post("api/v1/customers", KIM).json();
        assertThat(kept.path("language").asString("")
                        + kept.path("federalState").asString(""))
                .isEqualTo("enNW");
        JsonNode moved =
                shopware.post("api/v1/customers", KIM.replace("50667", "10115")).json();
        assertThat(moved.path("language").asString("")).isEqualTo("en");
        assertThat(moved.has("federalState"))
                .as("nobody knows where she lives now")
                .isFalse();

        assertThat(shopware.post("api/v1/customers", said.replace("\"en\"", "\"fr\""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_payment_is_booked_once_by_its_reference_and_can_be_reversed() {
        assertThat(shopware.post("api/v1/invoices", invoice("RE-1", "100.00", ""))
                        .status())
                .isEqualTo(201);
        String payment = """
                {"invoiceNumber": "RE-1", "reference": "PAYPAL-7", "amount": {"amount": "40.00", "currency": "EUR"},
                 "valueOn": "2026-10-01"}""";

        Reply paid = shopware.post("api/v1/payments", payment);
        Reply twice = shopware.post("api/v1/payments", payment);

        assertThat(open(paid.json())).isEqualTo("60.00");
        assertThat(paid.json().at("/history/1/reference").asString("")).isEqualTo("PAYPAL-7");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(shopware.post("api/v1/payments", payment.replace("EUR", "CHF"))
                        .body())
                .contains("CURRENCY_DIFFERS");
        assertThat(shopware.post("api/v1/payments", payment.replace("2026-10-01", "2027-10-01"))
                        .body())
                .contains("DATE_IN_FUTURE");
        assertThat(shopware.post("api/v1/payments", payment.replace("RE-1", "RE-9"))
                        .body())
                .contains("INVOICE_UNKNOWN");
        String reversal = "{\"invoiceNumber\": \"RE-1\", \"reference\": \"PAYPAL-7\", \"reason\": \"Rückbuchung\"}";
        assertThat(open(shopware.post("api/v1/payments/reversal", reversal).json()))
                .isEqualTo("100.00");
        assertThat(shopware.post("api/v1/payments/reversal", reversal).status()).isEqualTo(409);
        assertThat(shop.look("customers/" + shop.customerOf("RE-1")).text()).contains("Shopware", "Rückbuchung");
    }

    @Test
    void a_block_has_a_reason_and_an_end_and_can_be_ended_before() {
        assertThat(shopware.post("api/v1/invoices", invoice("RE-1", "100.00", ""))
                        .status())
                .isEqualTo(201);
        Reply set = shopware.post(
                "api/v1/blocks",
                "{\"invoiceNumber\": \"RE-1\", \"reason\": \"Ware fehlt\", \"until\": \"2026-12-01\"}");
        long id = set.json().path("id").asLong();

        assertThat(set.json().path("holds").asBoolean()).isTrue();
        assertThat(state("RE-1").path("blocked").asBoolean()).isTrue();
        assertThat(shopware.post("api/v1/handovers", "{\"invoiceNumbers\": [\"RE-1\"]}")
                        .json()
                        .at("/leftOut/0/reason")
                        .asString(""))
                .isEqualTo("BLOCKED");
        assertThat(shopware.post("api/v1/blocks/" + id + "/end", "{\"reason\": \"Ware ist da\"}")
                        .json()
                        .path("endedBy")
                        .asString(""))
                .isEqualTo("Shopware");
        assertThat(shopware.post("api/v1/blocks/" + id + "/end", "{}").status()).isEqualTo(409);
        assertThat(shopware.get("api/v1/blocks/" + id).json().path("holds").asBoolean())
                .isFalse();
        assertThat(state("RE-1").path("blocked").asBoolean()).isFalse();
        assertThat(shopware.post("api/v1/blocks", "{\"customerNumber\": \"K-1\", \"reason\": \"Kulanz\"}")
                        .status())
                .isEqualTo(201);
        assertThat(shopware.post("api/v1/blocks", "{\"reason\": \"wofür\"}").body())
                .contains("ONE_OF_BOTH");
        assertThat(shopware.post(
                                "api/v1/blocks",
                                "{\"customerNumber\": \"K-1\", \"reason\": \"x\", \"until\": \"2026-01-01\"}")
                        .body())
                .contains("END_IN_PAST");
    }

    @Test
    void the_click_queues_one_claim_a_customer_and_a_dry_run_leaves_nothing_behind() {
        assertThat(shopware.post(
                                "api/v1/invoices/batch",
                                "[" + invoice("RE-1", "100.00", NOTICE) + "," + invoice("RE-2", "50.00", NOTICE) + "]")
                        .json()
                        .path("added")
                        .asInt())
                .isEqualTo(2);

        Reply dry = shopware.postUnder("", "api/v1/handovers?dryRun=true", "{\"customerNumber\": \"K-1\"}");
        assertThat(dry.json().at("/claims/0/principal/amount").asString("")).isEqualTo("150.00");
        assertThat(dry.json().at("/claims/0/verdict").asString("")).isEqualTo("NOT_ASKED");
        assertThat(dry.json().path("trouble").asString(""))
                .as("the agency of this house knows nobody")
                .isNotEmpty();
        assertThat(shopware.get("api/v1/handovers").json().path("handovers")).isEmpty();

        Reply clicked = shopware.postUnder("click", "api/v1/handovers", "{\"invoiceNumbers\": [\"RE-1\", \"RE-2\"]}");
        Reply again = shopware.postUnder("click", "api/v1/handovers", "{\"invoiceNumbers\": [\"RE-1\", \"RE-2\"]}");
        Reply later = shopware.post("api/v1/handovers", "{\"invoiceNumbers\": [\"RE-1\", \"RE-2\"]}");

        assertThat(clicked.status()).isEqualTo(201);
        assertThat(clicked.json().path("handovers")).hasSize(1);
        assertThat(again.body()).isEqualTo(clicked.body());
        assertThat(later.json().path("handovers")).isEmpty();
        assertThat(later.json().at("/leftOut/0/reason").asString("")).isEqualTo("QUEUED");
        String id = clicked.json().at("/handovers/0/id").asString("");
        JsonNode one = shopware.get("api/v1/handovers/" + id).json();
        assertThat(one.path("startedBy").asString("")).isEqualTo("Shopware");
        assertThat(one.path("invoiceNumbers")).hasSize(2);
        assertThat(shopware.get("api/v1/handovers/" + id + "/account").status()).isEqualTo(409);
        assertThat(state("RE-1").at("/handover/id").asString("")).isEqualTo(id);
    }

    @Test
    void a_revoked_key_is_refused_and_another_merchants_key_sees_nothing() {
        assertThat(shopware.post("api/v1/invoices", invoice("RE-1", "100.00", ""))
                        .status())
                .isEqualTo(201);
        long id = state("RE-1").path("id").asLong();
        ConnectedSystem stranger = HOUSE.shop().connects("fremd");
        assertThat(stranger.get("api/v1/invoices").json().path("invoices")).isEmpty();
        assertThat(stranger.get("api/v1/invoices/" + id).status()).isEqualTo(404);
        assertThat(stranger.post("api/v1/handovers", "{\"invoiceNumbers\": [\"RE-1\"]}")
                        .body())
                .contains("INVOICE_UNKNOWN");
        assertThat(stranger.postUnder("RE-1", "api/v1/invoices", invoice("RE-1", "5.00", ""))
                        .status())
                .as("numbers and keys of one merchant are free for another one")
                .isEqualTo(201);

        ConnectedSystem erp = shop.connects("ERP");
        String page = shop.look("systems").text();
        assertThat(page).contains("Shopware", "ERP", "noch nie").doesNotContain(erp.key());
        Shop.Sight revoked = shop.fill("systems/" + keyId(shopware.key()) + "/revoke", Map.of());
        assertThat(revoked.text()).contains("Der Schlüssel gilt nicht mehr", "widerrufen am");

        Reply refused = shopware.get("api/v1/invoices");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
        assertThat(erp.get("api/v1/invoices").json().path("invoices")).hasSize(1);
        assertThat(new ConnectedSystem(HOUSE.address(), "")
                        .get("api/v1/invoices")
                        .status())
                .isEqualTo(401);
        assertThat(new ConnectedSystem(HOUSE.address(), erp.key().replaceFirst(".$", "x"))
                        .get("api/v1/invoices")
                        .status())
                .isEqualTo(401);
        assertThat(shop.fill("systems/" + keyId(shopware.key()) + "/revoke", Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(shop.fill("systems", Map.of("system", " ")).status()).isEqualTo(422);
    }

    private static String keyId(String key) {
        return key.replaceFirst("mwk_\\d+_(.{8})(.{4})(.{4})(.{4})(.{12})_.*", "$1-$2-$3-$4-$5");
    }

    @Test
    void a_list_goes_on_where_its_page_ended() {
        String invoices = IntStream.range(0, 25)
                .mapToObj(i -> invoice("RE-" + (100 + i), "10.00", "").replace("K-1", "K-" + i))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(shopware.post("api/v1/invoices/batch", invoices)
                        .json()
                        .path("added")
                        .asInt())
                .isEqualTo(25);

        assertThat(walked("invoices", "number")).hasSize(25);
        assertThat(walked("customers", "number")).hasSize(25);
        assertThat(shopware.get("api/v1/invoices?q=RE-124").json().path("invoices"))
                .hasSize(1);
        assertThat(shopware.get("api/v1/invoices?view=collection").json().path("invoices"))
                .isEmpty();
        assertThat(shopware.get("api/v1/invoices?limit=0").status()).isEqualTo(400);
        assertThat(shopware.get("api/v1/customers?after=x").status()).isEqualTo(400);
        assertThat(shopware.post("api/v1/handovers", "{\"customerNumber\": \"K-1\"}")
                        .status())
                .isEqualTo(201);
        assertThat(shopware.post("api/v1/handovers", "{\"customerNumber\": \"K-2\"}")
                        .status())
                .isEqualTo(201);
        assertThat(walked("handovers", "id")).hasSize(2);
    }

    private Set<String> walked(String list, String field) {
        Set<String> seen = new java.util.TreeSet<>();
        String next = "";
        do {
            JsonNode page = shopware.get("api/v1/" + list + "?limit=1" + next).json();
            page.path(list)
                    .forEach(one ->
                            assertThat(seen.add(one.path(field).asString(""))).isTrue());
            next = page.has("next") ? "&after=" + page.path("next").asString("") : "";
        } while (!next.isEmpty());
        return seen;
    }

    @Test
    void what_is_no_call_or_cannot_be_read_is_a_problem_document() {
        assertThat(shopware.get("api/v1/nothing").status()).isEqualTo(404);
        assertThat(shopware.get("api/v1/payments").header("allow")).isEqualTo("POST");
        assertThat(shopware.get("api/v1/invoices/abc").status()).isEqualTo(404);
        assertThat(shopware.get("api/v1/blocks/1").status()).isEqualTo(404);
        assertThat(shopware.get("api/v1/customers/999").status()).isEqualTo(404);
        assertThat(shopware.get("api/v1/handovers/0199d3f2-6a10-7c3e-9f21-2f6f0a4c8b11")
                        .status())
                .isEqualTo(404);
        assertThat(shopware.post("api/v1/invoices", "{").body()).contains("NOT_JSON");
        assertThat(shopware.post("api/v1/invoices", "x", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(shopware.post("api/v1/customers", "{\"number\": \"K-1\"}").body())
                .contains("BUYER_MISSING");
        assertThat(shopware.post("api/v1/customers", " ".repeat(1024 * 1024 + 1))
                        .status())
                .isEqualTo(413);
        assertThat(shopware.post("api/v1/invoices/batch", "[]").body()).contains("TOO_FEW");
        assertThat(shopware.get("api/v1/openapi.yaml").body()).startsWith("openapi: 3.1");
        assertThat(shopware.post("api/v1/handovers", "{}").body()).contains("ONE_OF_BOTH");
    }

    @Test
    void every_call_of_the_document_is_answered_by_a_controller_of_its_own() {
        for (String call : ConnectedSystem.contract().operations()) {
            String path = call.substring(call.indexOf('/') + 1)
                    .replace("handovers/{id}", "handovers/0199d3f2-6a10-7c3e-9f21-2f6f0a4c8b11")
                    .replace("{id}", "999999");
            Reply reply = call.startsWith("get") ? shopware.get(path) : shopware.post(path, "{}");
            assertThat(reply.status())
                    .as(call + ": " + reply.body())
                    .isNotEqualTo(405)
                    .isLessThan(500);
        }
        assertThat(ConnectedSystem.contract().called())
                .isEqualTo(ConnectedSystem.contract().operations());
    }

    @Test
    void an_independent_reader_of_the_document_finds_no_fault() {
        String document = shopware.get("api/v1/openapi.yaml").body();
        SwaggerParseResult read = new OpenAPIV3Parser().readContents(document, null, new ParseOptions());

        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getPaths())
                .hasSize(ConnectedSystem.document().path("paths").size());
    }
}
