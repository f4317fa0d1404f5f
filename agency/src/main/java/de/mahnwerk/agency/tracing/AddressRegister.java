package de.mahnwerk.agency.tracing;

import java.util.Collection;
import java.util.Map;

/**
 * The port to whoever knows where people have moved: a bean of this type in this room is asked by itself. Without one every debtor whose
 * mail came back waits for a person.
 */
interface AddressRegister {

    /** An address in Germany. */
    record Address(String street, String postcode, String city) {}

    /**
     * Who is looked for.
     *
     * @param name as it stood on the envelope
     * @param last where a letter came back from
     */
    record Person(String name, Address last) {}

    /** What a letter names as the source of an address (§ 13a(1) no. 7 RDG), in German: {@code Auskunft der Meldebehörde}. */
    String source();

    /**
     * The new addresses of those whom it knows; whoever is missing in the answer is unknown.
     *
     * @throws RuntimeException when it cannot be asked now; it is asked again later
     */
    Map<Person, Address> ask(Collection<Person> people);
}
