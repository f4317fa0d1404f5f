package de.mahnwerk.merchant.handover;

import de.mahnwerk.protocol.CreditKind;
import de.mahnwerk.protocol.DisputeReason;
import de.mahnwerk.protocol.DocumentKind;
import de.mahnwerk.protocol.InstructionKind;
import de.mahnwerk.protocol.NoticeKind;
import de.mahnwerk.protocol.PauseReason;
import java.util.Arrays;
import java.util.List;

/** The words of the protocol from which people choose on the page of a case. */
public final class Choices {

    public static final List<String> DISPUTE_REASONS = names(DisputeReason.values());
    public static final List<String> PAUSE_REASONS = names(PauseReason.values());
    public static final List<String> CREDIT_KINDS = names(CreditKind.values());
    public static final List<String> NOTICE_KINDS = names(NoticeKind.values());

    public static final List<String> INSTRUCTION_KINDS = names(InstructionKind.values()).stream()
            .filter(kind -> !kind.equals(InstructionKind.UNKNOWN.name()))
            .toList();

    public static final List<String> DOCUMENT_KINDS = names(DocumentKind.values()).stream()
            .filter(kind -> !kind.equals(DocumentKind.UNKNOWN.name()) && !kind.equals(DocumentKind.LETTER.name()))
            .toList();

    private Choices() {}

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
