package de.mahnwerk.merchant.handover;

import de.mahnwerk.protocol.Credit;
import de.mahnwerk.protocol.DebtorUpdate;
import de.mahnwerk.protocol.Decision;
import de.mahnwerk.protocol.DirectPayment;
import de.mahnwerk.protocol.Dispute;
import de.mahnwerk.protocol.NewInstruction;
import de.mahnwerk.protocol.NewMessage;
import de.mahnwerk.protocol.Pause;
import de.mahnwerk.protocol.ProtocolJson;
import de.mahnwerk.protocol.Resume;
import de.mahnwerk.protocol.Withdrawal;
import de.mahnwerk.protocol.client.Answer;
import de.mahnwerk.protocol.client.HandoverClient;
import java.util.UUID;

/** What the agency can be told of a claim: the name in the outbox, the protocol's message, and the call that carries it. */
enum News {
    PAYMENT("payment") {
        @Override
        Answer<?> tell(HandoverClient agency, UUID claim, String message, String key) {
            return agency.reportPayment(claim, read(message, DirectPayment.class), key);
        }
    },
    CREDIT("credit") {
        @Override
        Answer<?> tell(HandoverClient agency, UUID claim, String message, String key) {
            return agency.credit(claim, read(message, Credit.class), key);
        }
    },
    WITHDRAWAL("withdrawal") {
        @Override
        Answer<?> tell(HandoverClient agency, UUID claim, String message, String key) {
            return agency.withdraw(claim, read(message, Withdrawal.class), key);
        }
    },
    PAUSE("pause") {
        @Override
        Answer<?> tell(HandoverClient agency, UUID claim, String message, String key) {
            return agency.pause(claim, read(message, Pause.class), key);
        }
    },
    RESUME("resume") {
        @Override
        Answer<?> tell(HandoverClient agency, UUID claim, String message, String key) {
            return agency.resume(claim, read(message, Resume.class), key);
        }
    },
    DISPUTE("dispute") {
        @Override
        Answer<?> tell(HandoverClient agency, UUID claim, String message, String key) {
            return agency.dispute(claim, read(message, Dispute.class), key);
        }
    },
    DEBTOR("debtor") {
        @Override
        Answer<?> tell(HandoverClient agency, UUID claim, String message, String key) {
            return agency.updateDebtor(claim, read(message, DebtorUpdate.class), key);
        }
    },
    MESSAGE("message") {
        @Override
        Answer<?> tell(HandoverClient agency, UUID claim, String message, String key) {
            return agency.postMessage(claim, read(message, NewMessage.class), key);
        }
    },
    DECISION("decision") {
        @Override
        Answer<?> tell(HandoverClient agency, UUID claim, String message, String key) {
            return agency.decide(claim, read(message, Decision.class), key);
        }
    },
    INSTRUCTION("instruction") {
        @Override
        Answer<?> tell(HandoverClient agency, UUID claim, String message, String key) {
            return agency.instruct(claim, read(message, NewInstruction.class), key);
        }
    };

    /** A file is no JSON: its message names it, and {@link ToAgency} reads and sends it. */
    static final String DOCUMENT = "document";

    private final String type;

    News(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    /** Makes the call; the same key with each attempt. */
    abstract Answer<?> tell(HandoverClient agency, UUID claim, String message, String key);

    static News of(String type) {
        for (News news : values()) {
            if (news.type.equals(type)) {
                return news;
            }
        }
        throw new IllegalArgumentException("the outbox holds a message of an unknown type: " + type);
    }

    private static <T> T read(String message, Class<T> type) {
        return ProtocolJson.strict().readValue(message, type);
    }
}
