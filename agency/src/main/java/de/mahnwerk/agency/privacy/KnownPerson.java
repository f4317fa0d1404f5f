package de.mahnwerk.agency.privacy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person as the debtors' records of all clients show one: the same name, no two birth dates, and a birth date or an address
 * that ties each record to another one. Only a person before the page can say that it is the one who asks.
 */
public record KnownPerson(List<Known> records) {

    /** One client's record of a debtor. */
    public record Known(
            long client,
            long id,
            String creditor,
            String name,
            String plainName,
            @Nullable LocalDate dateOfBirth,
            String street,
            String postcode,
            String city,
            @Nullable String customerNumber,
            List<String> references,
            @Nullable LocalDate informedOn) {

        public Known {
            references = List.copyOf(references);
        }

        /** As a form names it. */
        public String key() {
            return client + "-" + id;
        }

        private boolean contradicts(Known other) {
            return !plainName.equals(other.plainName)
                    || (dateOfBirth != null && other.dateOfBirth != null && !dateOfBirth.equals(other.dateOfBirth));
        }

        private boolean tied(Known other) {
            return (dateOfBirth != null && Objects.equals(dateOfBirth, other.dateOfBirth))
                    || (plain(street).equals(plain(other.street)) && postcode.equals(other.postcode));
        }

        private static String plain(String street) {
            return street.toLowerCase(Locale.ROOT)
                    .replace("straße", "str")
                    .replace("strasse", "str")
                    .replaceAll("[^\\p{L}\\d]", "");
        }
    }

    public KnownPerson {
        records = List.copyOf(records);
    }

    public Known first() {
        return records.getFirst();
    }

    /** Who these records are; what is not certain to be the same person is another one. */
    static List<KnownPerson> of(List<Known> records) {
        List<List<Known>> people = new ArrayList<>();
        for (Known one : records) {
            List<List<Known>> tied = people.stream()
                    .filter(person -> person.stream().noneMatch(one::contradicts)
                            && person.stream().anyMatch(one::tied))
                    .toList();
            if (tied.size() == 1) {
                tied.getFirst().add(one);
            } else {
                people.add(new ArrayList<>(List.of(one)));
            }
        }
        return people.stream().map(KnownPerson::new).toList();
    }
}
