package de.mahnwerk.platform.bank;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.ChargeBearerType1Code;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericFinancialIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.PaymentTypeInformation26;
import com.prowidesoftware.swift.model.mx.dic.ServiceLevel8Choice;
import de.mahnwerk.law.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Writes SEPA credit transfers for the bank to execute (pain.001.001.09, form of the German banking industry). */
public final class Pain001 {

    /**
     * One transfer.
     *
     * @param endToEndId at most 35 characters; comes back on both statements
     * @param amount euros, positive
     * @param text at most 140 characters, or a creditor reference, which travels structured
     */
    public record Payment(String endToEndId, Money amount, String name, String iban, String text) {

        public Payment {
            if (!amount.isPositive() || !amount.currency().equals(Money.EUR)) {
                throw new IllegalArgumentException("a SEPA transfer is of euros, more than nothing: " + amount);
            }
            if (endToEndId.isEmpty() || endToEndId.length() > 35) {
                throw new IllegalArgumentException("1 to 35 characters wanted: " + endToEndId);
            }
        }
    }

    private Pain001() {}

    /**
     * One order of all payments from one account.
     *
     * @param messageId at most 35 characters; the bank refuses a second file with the same one
     * @param createdOn the business day on which the file is made
     * @throws IllegalArgumentException when there is no payment
     */
    public static byte[] write(
            String messageId,
            LocalDate createdOn,
            String debtorName,
            String debtorIban,
            LocalDate executionDate,
            List<Payment> payments) {
        if (payments.isEmpty()) {
            throw new IllegalArgumentException("an order without payments");
        }
        String count = Integer.toString(payments.size());
        BigDecimal sum =
                Money.sum(payments.stream().map(Payment::amount).toList()).toDecimal();
        PaymentInstruction30 order = new PaymentInstruction30()
                .setPmtInfId(messageId)
                .setPmtMtd(PaymentMethod3Code.TRF)
                .setNbOfTxs(count)
                .setCtrlSum(sum)
                .setPmtTpInf(new PaymentTypeInformation26().addSvcLvl(new ServiceLevel8Choice().setCd("SEPA")))
                .setReqdExctnDt(Iso20022.day(executionDate))
                .setDbtr(Iso20022.party(debtorName))
                .setDbtrAcct(Iso20022.account(debtorIban))
                .setDbtrAgt(bankByIban())
                .setChrgBr(ChargeBearerType1Code.SLEV);
        payments.forEach(payment -> order.addCdtTrfTxInf(transfer(payment)));
        return Iso20022.bytes(new MxPain00100109()
                .setCstmrCdtTrfInitn(new CustomerCreditTransferInitiationV09()
                        .setGrpHdr(new GroupHeader85()
                                .setMsgId(messageId)
                                .setCreDtTm(Iso20022.evening(createdOn))
                                .setNbOfTxs(count)
                                .setCtrlSum(sum)
                                .setInitgPty(Iso20022.party(debtorName)))
                        .addPmtInf(order)));
    }

    private static CreditTransferTransaction34 transfer(Payment payment) {
        return new CreditTransferTransaction34()
                .setPmtId(new PaymentIdentification6().setEndToEndId(payment.endToEndId()))
                .setAmt(new AmountType4Choice().setInstdAmt(Amounts.iso(payment.amount())))
                .setCdtr(Iso20022.party(payment.name()))
                .setCdtrAcct(Iso20022.account(payment.iban()))
                .setRmtInf(Iso20022.remittance(payment.text()));
    }

    /** "IBAN only": the bank finds itself by the account (EPC132-08). */
    private static BranchAndFinancialInstitutionIdentification6 bankByIban() {
        return new BranchAndFinancialInstitutionIdentification6()
                .setFinInstnId(new FinancialInstitutionIdentification18()
                        .setOthr(new GenericFinancialIdentification1().setId("NOTPROVIDED")));
    }
}
