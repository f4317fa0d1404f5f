package de.mahnwerk.agency.web;

import static de.mahnwerk.platform.rights.Role.ACCOUNTANT;
import static de.mahnwerk.platform.rights.Role.ADMIN;
import static de.mahnwerk.platform.rights.Role.APPROVER;
import static de.mahnwerk.platform.rights.Role.CLERK;

import de.mahnwerk.platform.rights.Right;
import de.mahnwerk.platform.rights.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what on the agency's pages. Everybody reads but people, the audit log and files for the bank; what stands here in no row, nobody may do. */
@Configuration
class AgencyRights {

    @Bean
    Rights rights() {
        return new Rights(
                // take claims in and work on cases
                Right.of(CLERK)
                        .does("/cases", "/clients/*/files")
                        .does("/cases/*/dispute", "/cases/*/pause", "/cases/*/resume", "/cases/*/close")
                        .does("/cases/*/returned", "/cases/*/address", "/cases/*/notice", "/cases/*/lodged")
                        .does("/cases/*/concerns", "/cases/*/concerns/*/decision")
                        .does("/cases/*/plan", "/cases/*/plan/agreement", "/cases/*/plan/withdrawal")
                        .does("/cases/*/messages", "/cases/*/decision", "/cases/*/instructions/*")
                        .does("/letters/print", "/privacy/*/information"),
                Right.of(CLERK, ADMIN).does("/retention/*/hold", "/retention/*/release"),
                // book what the bank brings
                Right.of(CLERK, ACCOUNTANT).does("/payments/statements", "/payments/*/assign", "/cases/*/went-back"),
                // let money leave the trust account; accountants fetch the files for the bank too
                Right.of(APPROVER).does("/payouts/release"),
                Right.of(ACCOUNTANT).does("/accounting/files").reads("/accounting/files/*"),
                // where a client's money goes, one enters and another one confirms
                Right.of(APPROVER, ADMIN)
                        .does("/clients/*/account", "/clients/*/account/*/confirm", "/clients/*/account/*/drop"),
                Right.of(APPROVER, ACCOUNTANT).reads("/payouts/*", "/settlements/payouts/*"),
                // a strategy is tried by whoever works with it and published by those who answer for it
                Right.of(CLERK, APPROVER, ADMIN).tries("/strategy/*/draft"),
                Right.of(APPROVER, ADMIN).does("/strategy/*/publish", "/strategy/*/trial", "/strategy/*/trial/end"),
                Right.of(ADMIN)
                        .does(
                                "/clients",
                                "/clients/*/setup",
                                "/clients/*/papers",
                                "/clients/*/terms",
                                "/payouts/settings",
                                "/retention/settings")
                        .does("/clients/*/credentials", "/clients/*/credentials/*/end")
                        .does("/webhooks/*/replay", "/webhooks/*/enable"));
    }
}
