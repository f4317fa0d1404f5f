package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.account.Account;
import de.mahnwerk.agency.account.ClaimAccounts;
import de.mahnwerk.agency.account.ClaimStatement;
import de.mahnwerk.agency.cases.Cases;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.clients.ApiClient;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.protocol.AccountComponent;
import de.mahnwerk.protocol.AccountStatement;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Text;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** GET /v1/claims/{id}/account: the claim account as of a day, every posting with its legal basis. */
@RestController
class AccountController {

    private final Cases cases;
    private final ClaimAccounts accounts;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    AccountController(Cases cases, ClaimAccounts accounts, Tenancy tenancy, BusinessClock clock) {
        this.cases = cases;
        this.accounts = accounts;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @GetMapping("/v1/claims/{id}/account")
    ResponseEntity<String> account(
            @AuthenticationPrincipal ApiClient caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        LocalDate day = asOf == null ? clock.today() : asOf;
        return tenancy.as(
                caller.client(),
                () -> cases.find(caller.client(), id)
                        .map(one -> Wire.json(200, statement(one, accounts.statement(one, day))))
                        .orElseGet(ClaimsController::unknown));
    }

    private static AccountStatement statement(CollectionCase one, ClaimStatement statement) {
        return new AccountStatement(
                one.id(),
                one.reference(),
                statement.asOf(),
                statement.lines().stream().map(AccountController::posting).toList(),
                ClaimViews.amounts(statement.amounts()));
    }

    private static AccountStatement.Posting posting(ClaimStatement.Line line) {
        return new AccountStatement.Posting(
                line.day(),
                line.valueOn(),
                line.kind(),
                AccountComponent.valueOf(line.component().name()),
                Amount.ofCents(line.cents()),
                Amount.ofCents(line.openCents()),
                basis(line.component(), line.cents()),
                new Text(line.textDe(), line.textEn()));
    }

    /** On what a line rests; the text says it in words. */
    private static String basis(Account component, long cents) {
        if (cents < 0) {
            return "BGB_367";
        }
        return switch (component) {
            case INTEREST -> "BGB_288";
            case MERCHANT_COSTS -> "BGB_280_286";
            case COLLECTION_COSTS -> "RVG_2300";
            case COLLECTION_VAT -> "RVG_7008";
            case PRINCIPAL, CLAIMED, MONEY_RECEIVED, DIRECT_PAYMENT, OVERPAID, WAIVED, PAID_OUT -> "CLAIM";
        };
    }
}
