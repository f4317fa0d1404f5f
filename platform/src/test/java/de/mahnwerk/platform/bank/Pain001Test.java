package de.mahnwerk.platform.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import de.mahnwerk.law.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class Pain001Test {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 25);

    @Test
    void an_order_says_who_pays_whom_how_much_and_when() {
        byte[] file = Pain001.write(
                "PAYOUT-1",
                DAY,
                "Nordwerk Inkasso GmbH",
                "DE02120300000000202051",
                DAY.plusDays(1),
                List.of(
                        new Pain001.Payment(
                                "AB-1",
                                Money.eur("1234.50"),
                                "Müller & Söhne",
                                "DE02500105170137075030",
                                "Abrechnung 1; 2026"),
                        new Pain001.Payment(
                                "AB-2",
                                Money.eur("0.01"),
                                "Žižka a.s.",
                                "DE02100500000054540402",
                                "RF18 5390 0754 7034")));

        String xml = new String(file, StandardCharsets.UTF_8);
        var order = MxPain00100109.parse(xml).getCstmrCdtTrfInitn();
        var payments = order.getPmtInf().getFirst();
        assertThat(xml).startsWith("<?xml").contains("urn:iso:std:iso:20022:tech:xsd:pain.001.001.09");
        assertThat(order.getGrpHdr().getNbOfTxs()).isEqualTo("2");
        assertThat(order.getGrpHdr().getCtrlSum()).isEqualByComparingTo(new BigDecimal("1234.51"));
        assertThat(payments.getReqdExctnDt().getDt()).isEqualTo(DAY.plusDays(1));
        assertThat(payments.getDbtrAcct().getId().getIBAN()).isEqualTo("DE02120300000000202051");
        var first = payments.getCdtTrfTxInf().getFirst();
        assertThat(first.getAmt().getInstdAmt().getValue()).isEqualByComparingTo(new BigDecimal("1234.50"));
        assertThat(first.getCdtr().getNm()).isEqualTo("Müller & Söhne");
        assertThat(first.getRmtInf().getUstrd()).containsExactly("Abrechnung 1 2026");
        var second = payments.getCdtTrfTxInf().getLast();
        assertThat(second.getCdtr().getNm()).isEqualTo("Zizka a.s.");
        assertThat(second.getRmtInf().getStrd().getFirst().getCdtrRefInf().getRef())
                .isEqualTo("RF18539007547034");
    }

    @Test
    void nothing_and_less_than_nothing_cannot_be_paid() {
        assertThatThrownBy(() -> new Pain001.Payment("A", Money.ZERO, "N", "I", "T"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pain001.write("M", DAY, "N", "I", DAY, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
