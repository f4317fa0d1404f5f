package de.mahnwerk.agency;

import de.mahnwerk.platform.accounting.Chart;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who the agency is, below {@code agency} in its settings. All of it stands on letters (§ 13a(1) no. 8 RDG) and in payment
 * files; an unknown key stops the start.
 *
 * @param registered how and where it is registered as a collection company (§ 10 RDG)
 * @param vatId its VAT identification number (§ 27a UStG), which stands on its invoices (§ 14(4) no. 2 UStG)
 * @param trustIban the account for clients' money, without blanks
 * @param ownIban the account for the agency's own money
 * @param requestsPerMinute how many calls a client's system may make; a client can have another number of its own
 */
@ConfigurationProperties(prefix = "agency", ignoreUnknownFields = false)
public record AgencySettings(
        String name,
        String street,
        String postcode,
        String city,
        String email,
        String phone,
        String registered,
        Authority authority,
        String vatId,
        String trustIban,
        String ownIban,
        @DefaultValue Files files,
        @DefaultValue AddressRegister addressRegister,
        @DefaultValue Printing printing,
        Prices prices,
        @DefaultValue Accounting accounting,
        int requestsPerMinute) {

    /**
     * The file channel.
     *
     * @param folder where clients' files are picked up; empty for uploads only. Below it lies a folder for each client's number
     *     with {@code in}, {@code done} and {@code out}
     */
    public record Files(@DefaultValue("") String folder) {}

    /**
     * Who is asked for new addresses; without one a person finds them.
     *
     * @param file a register in a file, for tests and trials; empty for none
     */
    public record AddressRegister(@DefaultValue("") String file) {}

    /**
     * Letters on paper.
     *
     * @param folder where the letter shop fetches each day's letters; empty when a clerk fetches them from the page
     */
    public record Printing(@DefaultValue("") String folder) {}

    /**
     * The agency's own books.
     *
     * @param consultant DATEV number of the tax consultant, 1001 to 9999999
     * @param client DATEV number of the agency, 1 to 99999
     * @param yearBegins month in which the financial year begins, 1 to 12
     * @param accounts accounts that differ from the chart's, by their names in small letters
     */
    public record Accounting(
            @DefaultValue("SKR03") Chart chart,
            @DefaultValue("1001") int consultant,
            @DefaultValue("1") int client,
            @DefaultValue("1") int yearBegins,
            @DefaultValue Map<String, String> accounts) {}

    /** What instructions cost a client, net in euros. */
    public record Prices(BigDecimal traceAddress, BigDecimal goToCourt, BigDecimal giveToLawyer, BigDecimal monitor) {}

    /** The supervisory authority. */
    public record Authority(String name, String address, String electronic) {}
}
