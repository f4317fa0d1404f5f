package de.mahnwerk.app.simulate;

import de.mahnwerk.app.world.Customer;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The register of addresses in the world outside: a file that the agency reads when it looks for somebody. */
record MovedPeople(Path file) {

    /** An empty register below the folder. */
    static MovedPeople in(Path folder) {
        MovedPeople register = new MovedPeople(folder.resolve("register.csv"));
        register.write(
                StandardOpenOption.CREATE_NEW,
                "name",
                "street",
                "postcode",
                "city",
                "newStreet",
                "newPostcode",
                "newCity");
        return register;
    }

    /** Somebody has told the register where he lives now. */
    void moved(Customer before, Customer now) {
        write(
                StandardOpenOption.APPEND,
                before.name(),
                before.street(),
                before.postcode(),
                before.city(),
                now.street(),
                now.postcode(),
                now.city());
    }

    private void write(StandardOpenOption how, String... fields) {
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .build(Files.newBufferedWriter(file, StandardOpenOption.WRITE, how))) {
            csv.writeRecord(fields);
        } catch (IOException e) {
            throw new UncheckedIOException("the register " + file, e);
        }
    }
}
