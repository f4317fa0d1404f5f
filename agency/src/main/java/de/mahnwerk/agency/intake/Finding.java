package de.mahnwerk.agency.intake;

import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Fault;
import java.util.List;

/**
 * One thing that a check found.
 *
 * @param pointer to the field of the claim
 * @param details what stands in the text
 */
record Finding(String pointer, ClaimFault fault, List<Object> details) {

    Finding {
        details = List.copyOf(details);
    }

    static Finding of(String pointer, ClaimFault fault, Object... details) {
        return new Finding(pointer, fault, List.of(details));
    }

    /** As the client reads it. */
    Fault in(Language language) {
        return new Fault(
                pointer,
                fault.name(),
                language.text("fault." + fault + ".detail", details.toArray()),
                language.text("fault." + fault + ".remedy"));
    }
}
