package de.mahnwerk.platform.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.prowidesoftware.swift.model.mx.AbstractMX;
import com.prowidesoftware.swift.model.mx.MxWriteConfiguration;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.CreditorReferenceInformation2;
import com.prowidesoftware.swift.model.mx.dic.CreditorReferenceType1Choice;
import com.prowidesoftware.swift.model.mx.dic.CreditorReferenceType2;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.DocumentType3Code;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.StructuredRemittanceInformation16;
import de.mahnwerk.law.payment.CreditorReference;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Parts that statements and orders have in common. */
final class Iso20022 {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int LONGEST_NAME = 70;
    private static final int LONGEST_TEXT = 140;

    private Iso20022() {}

    static byte[] bytes(AbstractMX message) {
        MxWriteConfiguration form = new MxWriteConfiguration();
        form.includeXMLDeclaration = true;
        form.documentPrefix = null;
        return message.message(form).getBytes(UTF_8);
    }

    static OffsetDateTime evening(LocalDate day) {
        return day.atTime(LocalTime.of(22, 0)).atZone(BERLIN).toOffsetDateTime();
    }

    static DateAndDateTime2Choice day(LocalDate day) {
        return new DateAndDateTime2Choice().setDt(day);
    }

    static AccountIdentification4Choice iban(String iban) {
        return new AccountIdentification4Choice().setIBAN(iban);
    }

    static CashAccount38 account(String iban) {
        return new CashAccount38().setId(iban(iban));
    }

    static PartyIdentification135 party(String name) {
        return new PartyIdentification135().setNm(SepaText.of(name, LONGEST_NAME));
    }

    /** A creditor reference travels structured (ISO 11649), anything else as the text that it is. */
    static RemittanceInformation16 remittance(String text) {
        Optional<CreditorReference> reference = CreditorReference.parse(text);
        if (reference.isEmpty()) {
            return new RemittanceInformation16().addUstrd(SepaText.of(text, LONGEST_TEXT));
        }
        return new RemittanceInformation16()
                .addStrd(new StructuredRemittanceInformation16()
                        .setCdtrRefInf(new CreditorReferenceInformation2()
                                .setTp(new CreditorReferenceType2()
                                        .setCdOrPrtry(new CreditorReferenceType1Choice().setCd(DocumentType3Code.SCOR)))
                                .setRef(reference.get().value())));
    }
}
