package de.mahnwerk.platform.bank;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * One movement on an account as the bank reports it: an entry, or one transaction of an entry that gathers several and
 * says what each is worth. Texts are empty, never null.
 *
 * @param at where in the file: {@code line 57, Stmt[1]/Ntry[3]/TxDtls[2]}
 * @param account the IBAN (or other number) of the account
 * @param amount what it changes the balance by: positive for a credit, negative for a debit
 * @param kind what moved the money
 * @param returnReason ISO code of a returned payment: {@code MD06}, {@code AC04}
 * @param charges of a returned debit, contained in {@code amount}: what the other bank took on top; zero when not told
 * @param creditorReference ISO 11649 or other structured reference of the remittance
 * @param references all that may name a debt, in the order of their worth: creditor references, document numbers,
 *     end-to-end id, mandate, other ids; without {@code NOTPROVIDED}
 * @param text the remittance text as the payer wrote it
 * @param counterpartyName who paid, was paid, or sent back
 * @param bankReference the bank's own reference of the entry
 * @param duplicateKey the same for the same movement in whatever file it comes again (SHA-256, hexadecimal)
 */
public record BankEntry(
        String at,
        String account,
        LocalDate bookedOn,
        LocalDate valueOn,
        Money amount,
        Kind kind,
        String returnReason,
        Money charges,
        String creditorReference,
        String endToEndId,
        String mandateId,
        List<String> references,
        String text,
        String counterpartyName,
        String counterpartyIban,
        String bankReference,
        String duplicateKey) {

    /** What moved the money. */
    public enum Kind {
        PAYMENT,
        /** A payment that went before comes back: a returned debit, a transfer that could not be credited. */
        RETURN,
        /** The bank takes back a booking of its own. */
        REVERSAL
    }

    public BankEntry {
        references = List.copyOf(references);
    }

    public boolean isCredit() {
        return !amount.isNegative();
    }

    BankEntry withDuplicateKey(String key) {
        return new BankEntry(
                at,
                account,
                bookedOn,
                valueOn,
                amount,
                kind,
                returnReason,
                charges,
                creditorReference,
                endToEndId,
                mandateId,
                references,
                text,
                counterpartyName,
                counterpartyIban,
                bankReference,
                key);
    }
}
