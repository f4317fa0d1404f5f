package de.mahnwerk.platform.bank;

import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.Party40Choice;
import com.prowidesoftware.swift.model.mx.dic.TransactionParties6;
import de.mahnwerk.law.Money;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The other side of a movement; empty texts where the bank does not tell, or tells several. */
record Counterparty(String name, String iban) {

    private static final Counterparty UNKNOWN = new Counterparty("", "");

    static Counterparty of(List<EntryTransaction10> details, Money amount, BankEntry.Kind kind, String ownAccount) {
        List<Counterparty> all = details.stream()
                .map(EntryTransaction10::getRltdPties)
                .filter(Objects::nonNull)
                .map(parties -> of(parties, amount, kind, ownAccount))
                .distinct()
                .toList();
        return all.size() == 1 ? all.getFirst() : UNKNOWN;
    }

    /**
     * A credit comes from the debtor. A return keeps the roles of the payment that it undoes, so it is the other way
     * round; banks differ there, therefore never the account itself.
     */
    private static Counterparty of(TransactionParties6 parties, Money amount, BankEntry.Kind kind, String ownAccount) {
        boolean undone = kind != BankEntry.Kind.PAYMENT;
        boolean fromDebtor = amount.isNegative() == undone;
        Counterparty debtor =
                new Counterparty(name(parties.getDbtr(), parties.getUltmtDbtr()), iban(parties.getDbtrAcct()));
        Counterparty creditor =
                new Counterparty(name(parties.getCdtr(), parties.getUltmtCdtr()), iban(parties.getCdtrAcct()));
        Counterparty expected = fromDebtor ? debtor : creditor;
        Counterparty other = fromDebtor ? creditor : debtor;
        boolean ourselves = !ownAccount.isEmpty() && expected.iban.equals(ownAccount) && !other.iban.equals(ownAccount);
        return ourselves ? other : expected;
    }

    private static String name(@Nullable Party40Choice party, @Nullable Party40Choice ultimate) {
        String name = name(party);
        return name.isEmpty() ? name(ultimate) : name;
    }

    private static String name(@Nullable Party40Choice party) {
        if (party == null) {
            return "";
        }
        if (party.getPty() != null && party.getPty().getNm() != null) {
            return party.getPty().getNm().strip();
        }
        boolean bank = party.getAgt() != null
                && party.getAgt().getFinInstnId() != null
                && party.getAgt().getFinInstnId().getNm() != null;
        return bank ? party.getAgt().getFinInstnId().getNm().strip() : "";
    }

    private static String iban(@Nullable CashAccount38 account) {
        if (account == null || account.getId() == null || account.getId().getIBAN() == null) {
            return "";
        }
        return account.getId().getIBAN().replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
}
