package de.mahnwerk.platform.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.mahnwerk.law.Money;
import de.mahnwerk.law.payment.CreditorReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamtTest {

    private static final String OURS = "DE02120300000000202051";
    private static final String THEIRS = "DE02500105170137075030";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @Test
    void what_the_bank_writes_is_what_we_read() {
        String reference = CreditorReference.of(4711).value();
        byte[] file = Camt053.write(
                OURS,
                "Händler GmbH",
                7,
                DAY,
                Money.eur("100.00"),
                Money.eur("136.40"),
                List.of(
                        new Camt053.Line(DAY, Money.eur("89.90"), "Erika Müller", THEIRS, reference, "E2E-1", ""),
                        new Camt053.Line(
                                DAY, Money.eur("-50.00"), "Erika Müller", THEIRS, "RE-1 zurück", "E2E-2", "MD06"),
                        new Camt053.Line(DAY, Money.eur("-3.50"), "Bank", THEIRS, "Entgelt", "", "")));

        BankFile read = Camt.read(file);

        assertThat(read.faults()).isEmpty();
        Statement statement = read.statements().getFirst();
        assertThat(statement.account()).isEqualTo(OURS);
        assertThat(statement.owner()).isEqualTo("Händler GmbH");
        assertThat(statement.closing()).contains(Money.eur("136.40"));
        assertThat(statement.closingOn()).isEqualTo(DAY);
        assertThat(statement.entries())
                .extracting(
                        BankEntry::amount,
                        BankEntry::kind,
                        BankEntry::returnReason,
                        BankEntry::creditorReference,
                        BankEntry::endToEndId,
                        BankEntry::text,
                        BankEntry::counterpartyName,
                        BankEntry::counterpartyIban)
                .containsExactly(
                        tuple(
                                Money.eur("89.90"),
                                BankEntry.Kind.PAYMENT,
                                "",
                                reference,
                                "E2E-1",
                                "",
                                "Erika Müller",
                                THEIRS),
                        tuple(
                                Money.eur("-50.00"),
                                BankEntry.Kind.RETURN,
                                "MD06",
                                "",
                                "E2E-2",
                                "RE-1 zurück",
                                "Erika Müller",
                                THEIRS),
                        tuple(Money.eur("-3.50"), BankEntry.Kind.PAYMENT, "", "", "", "Entgelt", "Bank", THEIRS));
    }

    @Test
    void a_collective_entry_whose_parts_add_up_is_divided() {
        BankEntry[] entries = read(entry("60.00", "CRDT", detail("20.00", "CRDT", "A") + detail("40.00", "CRDT", "B")));

        assertThat(entries).extracting(BankEntry::amount).containsExactly(Money.eur("20.00"), Money.eur("40.00"));
        assertThat(entries).extracting(BankEntry::text).containsExactly("A", "B");
        assertThat(entries[1].at()).isEqualTo("line 1, Stmt[1]/Ntry[1]/TxDtls[2]");
    }

    @Test
    void a_collective_entry_whose_parts_do_not_add_up_stays_one_of_the_booked_amount() {
        BankEntry[] entries = read(entry("60.00", "CRDT", detail("20.00", "CRDT", "A") + detail("41.00", "CRDT", "B")));

        assertThat(entries).extracting(BankEntry::amount).containsExactly(Money.eur("60.00"));
        assertThat(entries[0].text()).isEqualTo("A B");
    }

    @Test
    void german_banks_tell_the_parts_of_version_2_as_transaction_amounts() {
        String details = "<TxDtls><AmtDtls><TxAmt><Amt Ccy=\"EUR\">1.00</Amt></TxAmt></AmtDtls></TxDtls>".repeat(2);

        assertThat(read(entry("2.00", "CRDT", details)))
                .extracting(BankEntry::amount)
                .containsExactly(Money.eur("1.00"), Money.eur("1.00"));
    }

    @Test
    void a_returned_debit_tells_its_charges_and_whose_it_was() {
        String details = """
                <TxDtls><AmtDtls><InstdAmt><Amt Ccy="EUR">50.00</Amt></InstdAmt></AmtDtls>
                <BkTxCd><Prtry><Cd>NRTI+109+00931</Cd><Issr>DK</Issr></Prtry></BkTxCd>
                <RltdPties><Dbtr><Nm>Erika</Nm></Dbtr><DbtrAcct><Id><IBAN>%s</IBAN></Id></DbtrAcct>
                <Cdtr><Nm>Wir</Nm></Cdtr><CdtrAcct><Id><IBAN>%s</IBAN></Id></CdtrAcct></RltdPties>
                <RtrInf><Rsn><Cd>MD06</Cd></Rsn></RtrInf></TxDtls>""".formatted(THEIRS, OURS);

        BankEntry entry = read(entry("53.00", "DBIT", details))[0];

        assertThat(entry.kind()).isEqualTo(BankEntry.Kind.RETURN);
        assertThat(entry.charges()).isEqualTo(Money.eur("3.00"));
        assertThat(entry.counterpartyName()).isEqualTo("Erika");
        assertThat(entry.counterpartyIban()).isEqualTo(THEIRS);
    }

    @Test
    void two_equal_payments_of_a_day_are_two() {
        String one = entry("5.00", "CRDT", "");

        assertThat(read(one + one)).extracting(BankEntry::duplicateKey).doesNotHaveDuplicates();
    }

    @Test
    void a_broken_entry_does_not_stop_the_next() {
        BankFile file = Camt.read(file(entry("5,00", "CRDT", "")
                + entry("6.00", "CREDIT", "")
                + entry("7.00", "CRDT", "")
                + entry("8.001", "CRDT", "")
                + entry("9.00", "CRDT", "").replace("BOOK", "PDNG")
                + entry("1.00", "CRDT", "").replace("2026-03-31", "31.03.2026")));

        assertThat(file.entries()).extracting(BankEntry::amount).containsExactly(Money.eur("7.00"));
        assertThat(file.faults())
                .extracting(Fault::at, Fault::field, Fault::value, Fault::code)
                .containsExactly(
                        tuple("line 1, Stmt[1]/Ntry[1]", "Amt", "5,00", "amount-unreadable"),
                        tuple("line 1, Stmt[1]/Ntry[2]", "CdtDbtInd", "CREDIT", "direction-unreadable"),
                        tuple("line 1, Stmt[1]/Ntry[4]", "Amt", "8.001", "amount-unreadable"),
                        tuple("line 1, Stmt[1]/Ntry[5]", "Sts", "PDNG", "not-booked"),
                        tuple("line 1, Stmt[1]/Ntry[6]", "BookgDt", "31.03.2026", "date-unreadable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<a/>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'>&b;</Document>",
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.99'/>",
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.052.001.08'/>",
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'/>",
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt><Stmt><Ntry>",
            })
    void what_is_no_statement_is_refused_with_a_reason(String text) {
        BankFile file = Camt.read(text.getBytes(UTF_8));

        assertThat(file.entries()).isEmpty();
        assertThat(file.faults()).hasSize(1);
    }

    @Test
    void nesting_without_end_is_refused() {
        String deep = "<X>".repeat(100_000) + "</X>".repeat(100_000);

        assertThat(Camt.read(file(deep)).faults()).extracting(Fault::code).containsExactly("xml-broken");
    }

    @Test
    void an_archive_is_read_file_by_file_and_a_bomb_is_refused() throws IOException {
        byte[] good = zip(file(entry("5.00", "CRDT", "")), "nothing".getBytes(UTF_8));
        BankFile read = Camt.read(good);

        assertThat(read.entries()).hasSize(1);
        assertThat(read.faults()).extracting(Fault::at).containsExactly("1.xml: line 1");
        assertThat(Camt.read(zip(new byte[257 * 1024 * 1024])).faults())
                .extracting(Fault::code)
                .containsExactly("archive-too-large");
    }

    /** Whatever is written comes back to the cent, and the balances differ by the sum of the entries. */
    @Test
    void no_cent_is_lost_between_writing_and_reading() {
        Random random = new Random(20260331);
        for (int round = 0; round < 20; round++) {
            List<Camt053.Line> lines = IntStream.range(0, random.nextInt(1, 40))
                    .mapToObj(i -> new Camt053.Line(
                            DAY,
                            Money.cents(random.nextLong(-99_999_999L, 99_999_999L)),
                            "N",
                            THEIRS,
                            "T",
                            "E" + i,
                            ""))
                    .toList();
            Money opening = Money.cents(random.nextLong(-5_000_000, 5_000_000));
            Money closing = opening.plus(
                    Money.sum(lines.stream().map(Camt053.Line::amount).toList()));

            Statement read = Camt.read(Camt053.write(OURS, "O", round + 1, DAY, opening, closing, lines))
                    .statements()
                    .getFirst();

            assertThat(read.entries())
                    .extracting(BankEntry::amount)
                    .isEqualTo(lines.stream().map(Camt053.Line::amount).toList());
            assertThat(read.opening()).contains(opening);
            assertThat(read.closing()).contains(closing);
        }
    }

    @Test
    void every_fault_has_a_problem_and_a_remedy_in_both_languages() {
        var german = ResourceBundle.getBundle("platform.faults", Locale.GERMAN).keySet();

        assertThat(ResourceBundle.getBundle("platform.faults", Locale.ENGLISH).keySet())
                .isEqualTo(german);
        assertThat(german)
                .allMatch(key -> key.endsWith(".problem")
                        ? german.contains(key.replace(".problem", ".remedy"))
                        : german.contains(key.replace(".remedy", ".problem")));
    }

    private static BankEntry[] read(String entries) {
        BankFile file = Camt.read(file(entries));
        assertThat(file.faults()).isEmpty();
        return file.entries().toArray(BankEntry[]::new);
    }

    private static byte[] file(String entries) {
        return ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt><Id>1</Id>"
                        + "<Acct><Id><IBAN>" + OURS + "</IBAN></Id></Acct>" + entries
                        + "</Stmt></BkToCstmrStmt></Document>")
                .getBytes(UTF_8);
    }

    private static String entry(String amount, String direction, String details) {
        return """
                <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts>BOOK</Sts>\
                <BookgDt><Dt>2026-03-31</Dt></BookgDt><NtryDtls>%s</NtryDtls></Ntry>""".formatted(amount, direction, details);
    }

    private static String detail(String amount, String direction, String text) {
        return """
                <TxDtls><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd>\
                <RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls>""".formatted(amount, direction, text);
    }

    private static byte[] zip(byte[]... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.length; i++) {
                zip.putNextEntry(new ZipEntry(i + ".xml"));
                zip.write(files[i]);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
