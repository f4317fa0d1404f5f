package de.mahnwerk.agency.tracing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A register for tests and trials: a CSV file (UTF-8, semicolons) with the columns {@code name;street;postcode;city} for where
 * somebody lived and {@code newStreet;newPostcode;newCity} for where he lives now. Read anew for each question.
 */
final class RegisterFile implements AddressRegister {

    private final Path file;

    RegisterFile(Path file) {
        this.file = file;
    }

    @Override
    public String source() {
        return "Auskunft des Testregisters";
    }

    @Override
    public Map<Person, Address> ask(Collection<Person> people) {
        Set<Person> wanted = new HashSet<>(people);
        Map<Person, Address> known = new HashMap<>();
        try (CsvReader<NamedCsvRecord> lines =
                CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : lines) {
                Person person = new Person(
                        line.getField("name"),
                        new Address(line.getField("street"), line.getField("postcode"), line.getField("city")));
                if (wanted.contains(person)) {
                    known.put(
                            person,
                            new Address(
                                    line.getField("newStreet"),
                                    line.getField("newPostcode"),
                                    line.getField("newCity")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the register " + file + " cannot be read", e);
        }
        return known;
    }
}
