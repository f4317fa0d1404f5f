package de.mahnwerk.agency.intake;

import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Claim;
import de.mahnwerk.protocol.Fault;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.Reading;
import java.util.List;
import java.util.Optional;

/** Every way in which handing over one claim can end. */
sealed interface IntakeAnswer {

    record Opened(Claim claim) implements IntakeAnswer {}

    /** It is here already, as this case. */
    record Duplicate(Claim known) implements IntakeAnswer {}

    /** It does not follow the document. */
    record Unreadable(Reading.Faulty<NewClaim> faulty) implements IntakeAnswer {}

    /** It follows the document and cannot be collected as it is. */
    record Refused(List<Finding> findings) implements IntakeAnswer {

        public Refused {
            findings = List.copyOf(findings);
        }

        /** Why it can never be collected; empty when all can be mended. */
        Optional<String> reasonCode() {
            return findings.stream()
                    .map(Finding::fault)
                    .filter(ClaimFault::forEver)
                    .map(ClaimFault::name)
                    .findFirst();
        }

        List<Fault> faults(Language language) {
            return findings.stream().map(finding -> finding.in(language)).toList();
        }
    }
}
