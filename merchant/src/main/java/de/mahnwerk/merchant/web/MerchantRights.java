package de.mahnwerk.merchant.web;

import static de.mahnwerk.platform.rights.Role.ACCOUNTANT;
import static de.mahnwerk.platform.rights.Role.ADMIN;
import static de.mahnwerk.platform.rights.Role.APPROVER;
import static de.mahnwerk.platform.rights.Role.CLERK;

import de.mahnwerk.platform.rights.Right;
import de.mahnwerk.platform.rights.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what on the merchant's pages. Everybody reads; what stands here in no row, nobody may do. */
@Configuration
class MerchantRights {

    @Bean
    Rights rights() {
        return new Rights(
                // write down what was said and what is to be done
                Right.ofEverybody().does("/notes", "/notes/*/withdraw", "/tasks", "/tasks/*/done", "/tasks/*/take"),
                // bring in what is owed and keep it in order
                Right.of(CLERK, ACCOUNTANT)
                        .tries("/imports/preview")
                        .does(
                                "/imports",
                                "/imports/tried",
                                "/imports/columns",
                                "/imports/layouts",
                                "/imports/layouts/forget")
                        .does("/items/*/payment", "/items/*/undo-payment", "/items/*/apply-credit")
                        .does("/items/*/instalments", "/items/*/instalments/revoke")
                        .does("/payments/*/accept", "/payments/*/assign", "/payments/*/unmatch")
                        .does("/items/*/dispute", "/items/*/settle-dispute", "/items/*/block")
                        .does(
                                "/customers/*/address",
                                "/customers/*/contacts",
                                "/customers/*/block",
                                "/customers/*/blocks/*/lift")
                        .does("/customers/*/contacts/*/use", "/customers/*/contacts/*/remove"),
                // give money up or back
                Right.of(ACCOUNTANT, APPROVER)
                        .does("/items/*/write-off", "/items/*/undo-write-off", "/items/*/refund")
                        .does("/leftovers/claim", "/leftovers/waive"),
                // dun: prepare, …
                Right.of(CLERK, APPROVER)
                        .does("/runs", "/runs/*/exclude", "/runs/*/readmit", "/runs/*/level", "/runs/*/cancel")
                        .does("/runs/*/pause", "/runs/*/resume", "/runs/*/print", "/letters/print")
                        .does("/customers/*/terms", "/customers/*/email-works", "/notices/*/returned"),
                // … and let it go out, or take it back
                Right.of(APPROVER).does("/runs/*/release", "/runs/*/undo"),
                // hand over and talk with the agency
                Right.of(CLERK, APPROVER)
                        .tries("/handover/preview")
                        .does("/handover", "/queue/*/release", "/queue/*/retry", "/queue/*/remove", "/queue/*/withdraw")
                        .does("/cases/*/message", "/cases/*/document", "/cases/*/dispute", "/customers/*/notice")
                        .does("/cases/*/pause", "/cases/*/resume")
                        .does("/outbox/*/retry", "/outbox/*/drop"),
                // decide what costs money at the agency
                Right.of(APPROVER).does("/cases/*/decision", "/cases/*/instruction"),
                Right.of(ACCOUNTANT).does("/accounting/files", "/accounting/settings"),
                Right.of(ADMIN)
                        .tries("/policy/preview", "/texts/preview", "/texts/preview.pdf")
                        .does(
                                "/policy",
                                "/policy/end",
                                "/texts",
                                "/texts/reset",
                                "/runs/settings",
                                "/payments/settings")
                        .does("/systems", "/systems/*/revoke")
                        .does("/agencies", "/agencies/usual", "/agencies/rules", "/agencies/rules/remove"));
    }
}
