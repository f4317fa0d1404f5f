package de.mahnwerk.agency.intake;

import static de.mahnwerk.agency.events.Wire.amount;

import de.mahnwerk.agency.cases.Channel;
import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.protocol.Address;
import de.mahnwerk.protocol.Debtor;
import de.mahnwerk.protocol.DefaultGround;
import de.mahnwerk.protocol.InDefault;
import de.mahnwerk.protocol.InterestBasis;
import de.mahnwerk.protocol.InterestClaim;
import de.mahnwerk.protocol.ItemKind;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.PrincipalItem;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.Reading;
import de.mahnwerk.protocol.Requests;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Claims that did not come through the interface: the same checks, channel PORTAL, and the failure fee of the terms. */
@Component
public class ManualIntake {

    /** What became of it. */
    public sealed interface Entered {
        record Opened(String caseReference) implements Entered {}

        record Duplicate(String caseReference) implements Entered {}

        /** Each line says what is wrong and what to do. */
        record Refused(List<String> lines) implements Entered {

            public Refused {
                lines = List.copyOf(lines);
            }
        }
    }

    private final Intake intake;

    ManualIntake(Intake intake) {
        this.intake = intake;
    }

    /** Inside a transaction of the client. */
    public Entered enter(long client, ManualClaim typed, Locale locale) {
        // read like a request, so that the document's lengths and forms hold for what is typed, too
        Reading<NewClaim> reading = Requests.read(ProtocolJson.strict().valueToTree(claim(typed)), NewClaim.class);
        IntakeAnswer answer =
                intake.take(client, List.of(reading), Channel.PORTAL).getFirst();
        return switch (answer) {
            case IntakeAnswer.Opened opened -> new Entered.Opened(opened.claim().caseReference());
            case IntakeAnswer.Duplicate duplicate ->
                new Entered.Duplicate(duplicate.known().caseReference());
            case IntakeAnswer.Unreadable unreadable ->
                new Entered.Refused(unreadable.faulty().faults().stream()
                        .map(fault -> fault.pointer() + ": " + fault.detail())
                        .toList());
            case IntakeAnswer.Refused refused ->
                new Entered.Refused(refused.faults(HandoverController.language(locale.getLanguage())).stream()
                        .map(fault -> fault.detail() + " " + fault.remedy())
                        .toList());
        };
    }

    private static NewClaim claim(ManualClaim typed) {
        boolean business = typed.kind() == DebtorKind.BUSINESS;
        return new NewClaim(
                typed.merchantReference(),
                debtor(typed, business),
                List.of(new PrincipalItem(
                        typed.invoiceNumber(),
                        ItemKind.GOODS,
                        typed.subject(),
                        typed.contractOn(),
                        null,
                        typed.invoicedOn(),
                        typed.dueOn(),
                        amount(typed.amount()),
                        amount(typed.open()),
                        null,
                        null,
                        null)),
                List.of(),
                new InDefault(typed.inDefaultSince(), DefaultGround.REMINDER, List.of(typed.remindedOn())),
                new InterestClaim(
                        business ? InterestBasis.STATUTORY_BUSINESS : InterestBasis.STATUTORY_CONSUMER,
                        null,
                        typed.inDefaultSince()),
                List.of(),
                List.of(),
                false,
                true,
                typed.creditorDeductsVat(),
                false,
                null,
                null,
                null,
                Map.of());
    }

    private static Debtor debtor(ManualClaim typed, boolean business) {
        return new Debtor(
                business ? de.mahnwerk.protocol.DebtorKind.BUSINESS : de.mahnwerk.protocol.DebtorKind.CONSUMER,
                known(typed.salutation()),
                known(typed.firstName()),
                business ? null : known(typed.name()),
                business ? known(typed.name()) : null,
                null,
                null,
                List.of(),
                null,
                new Address(null, typed.street(), typed.postcode(), typed.city(), "DE"),
                List.of(),
                typed.email().isBlank() ? List.of() : List.of(typed.email().strip()),
                List.of(),
                known(typed.customerNumber()),
                "de",
                null);
    }

    private static @Nullable String known(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
