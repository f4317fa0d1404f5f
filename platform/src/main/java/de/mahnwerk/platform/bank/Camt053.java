package de.mahnwerk.platform.bank;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.BalanceType10Choice;
import com.prowidesoftware.swift.model.mx.dic.BalanceType13;
import com.prowidesoftware.swift.model.mx.dic.BankToCustomerStatementV08;
import com.prowidesoftware.swift.model.mx.dic.BankTransactionCodeStructure4;
import com.prowidesoftware.swift.model.mx.dic.BankTransactionCodeStructure5;
import com.prowidesoftware.swift.model.mx.dic.BankTransactionCodeStructure6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount39;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.EntryDetails9;
import com.prowidesoftware.swift.model.mx.dic.EntryStatus1Choice;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader81;
import com.prowidesoftware.swift.model.mx.dic.Party40Choice;
import com.prowidesoftware.swift.model.mx.dic.PaymentReturnReason5;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.ReturnReason5Choice;
import com.prowidesoftware.swift.model.mx.dic.TransactionParties6;
import com.prowidesoftware.swift.model.mx.dic.TransactionReferences6;
import de.mahnwerk.law.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Writes the day's statement of an account as a bank would (camt.053.001.08); for demo worlds, stories and tests. */
public final class Camt053 {

    /**
     * One movement of the account.
     *
     * @param amount negative for a debit
     * @param endToEnd the payer's reference, or empty
     * @param reason ISO code of a returned direct debit ({@code MD06}), or empty
     */
    public record Line(
            LocalDate day,
            Money amount,
            String partnerName,
            String partnerIban,
            String text,
            String endToEnd,
            String reason) {}

    private Camt053() {}

    /** A statement with its {@code number}, from the opening to the closing booked balance. */
    public static byte[] write(
            String iban, String owner, int number, LocalDate day, Money opening, Money closing, List<Line> lines) {
        String id = iban.substring(iban.length() - 10) + "-" + day + "-" + number;
        AccountStatement9 statement = new AccountStatement9()
                .setId(id)
                .setElctrncSeqNb(BigDecimal.valueOf(number))
                .setCreDtTm(Iso20022.evening(day))
                .setAcct(new CashAccount39()
                        .setId(Iso20022.iban(iban))
                        .setCcy(closing.currency().getCurrencyCode())
                        .setOwnr(Iso20022.party(owner)))
                .addBal(balance("OPBD", opening, day))
                .addBal(balance("CLBD", closing, day));
        for (int i = 0; i < lines.size(); i++) {
            statement.addNtry(entry(iban, owner, id + "-" + (i + 1), lines.get(i)));
        }
        return Iso20022.bytes(new MxCamt05300108()
                .setBkToCstmrStmt(new BankToCustomerStatementV08()
                        .setGrpHdr(new GroupHeader81().setMsgId(id).setCreDtTm(Iso20022.evening(day)))
                        .addStmt(statement)));
    }

    private static CashBalance8 balance(String code, Money amount, LocalDate day) {
        return new CashBalance8()
                .setTp(new BalanceType13().setCdOrPrtry(new BalanceType10Choice().setCd(code)))
                .setAmt(Amounts.iso(amount.isNegative() ? amount.negated() : amount))
                .setCdtDbtInd(direction(amount))
                .setDt(Iso20022.day(day));
    }

    private static ReportEntry10 entry(String iban, String owner, String reference, Line line) {
        Money worth = line.amount().isNegative() ? line.amount().negated() : line.amount();
        return new ReportEntry10()
                .setAmt(Amounts.iso(worth))
                .setCdtDbtInd(direction(line.amount()))
                .setSts(new EntryStatus1Choice().setCd("BOOK"))
                .setBookgDt(Iso20022.day(line.day()))
                .setValDt(Iso20022.day(line.day()))
                .setAcctSvcrRef(reference)
                .setBkTxCd(code(line))
                .addNtryDtls(new EntryDetails9().addTxDtls(transaction(iban, owner, line, worth)));
    }

    private static EntryTransaction10 transaction(String iban, String owner, Line line, Money worth) {
        EntryTransaction10 transaction = new EntryTransaction10()
                .setRefs(new TransactionReferences6()
                        .setEndToEndId(line.endToEnd().isEmpty() ? "NOTPROVIDED" : line.endToEnd()))
                .setAmt(Amounts.iso(worth))
                .setCdtDbtInd(direction(line.amount()))
                .setRltdPties(parties(iban, owner, line))
                .setRmtInf(Iso20022.remittance(line.text()));
        if (!line.reason().isEmpty()) {
            transaction.setRtrInf(new PaymentReturnReason5().setRsn(new ReturnReason5Choice().setCd(line.reason())));
        }
        return transaction;
    }

    /** A return keeps the roles of the payment that it undoes. */
    private static TransactionParties6 parties(String iban, String owner, Line line) {
        boolean partnerPays = line.amount().isNegative() != line.reason().isEmpty();
        Party40Choice partner = new Party40Choice().setPty(Iso20022.party(line.partnerName()));
        Party40Choice self = new Party40Choice().setPty(Iso20022.party(owner));
        TransactionParties6 parties =
                new TransactionParties6().setDbtr(partnerPays ? partner : self).setCdtr(partnerPays ? self : partner);
        if (partnerPays) {
            return parties.setDbtrAcct(Iso20022.account(line.partnerIban())).setCdtrAcct(Iso20022.account(iban));
        }
        return parties.setDbtrAcct(Iso20022.account(iban)).setCdtrAcct(Iso20022.account(line.partnerIban()));
    }

    private static BankTransactionCodeStructure4 code(Line line) {
        boolean debit = line.amount().isNegative();
        String family = line.reason().isEmpty() ? (debit ? "ICDT" : "RCDT") : (debit ? "IDDT" : "ICDT");
        String subFamily = line.reason().isEmpty() ? "ESCT" : (debit ? "UPDD" : "RRTN");
        return new BankTransactionCodeStructure4()
                .setDomn(new BankTransactionCodeStructure5()
                        .setCd("PMNT")
                        .setFmly(new BankTransactionCodeStructure6()
                                .setCd(family)
                                .setSubFmlyCd(subFamily)));
    }

    private static CreditDebitCode direction(Money amount) {
        return amount.isNegative() ? CreditDebitCode.DBIT : CreditDebitCode.CRDT;
    }
}
