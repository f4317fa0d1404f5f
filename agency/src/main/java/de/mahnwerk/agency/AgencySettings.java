package de.mahnwerk.agency;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who the agency is, below {@code agency} in its settings. All of it stands on letters (§ 13a(1) no. 8 RDG) and in payment
 * files; an unknown key stops the start.
 *
 * @param registered how and where it is registered as a collection company (§ 10 RDG)
 * @param trustIban the account for clients' money, without blanks
 * @param ownIban the account for the agency's own money
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
        String trustIban,
        String ownIban,
        @DefaultValue Files files) {

    /**
     * The file channel.
     *
     * @param folder where clients' files are picked up; empty for uploads only. Below it lies a folder for each client's number
     *     with {@code in}, {@code done} and {@code out}
     */
    public record Files(@DefaultValue("") String folder) {}

    /** The supervisory authority. */
    public record Authority(String name, String address, String electronic) {}
}
