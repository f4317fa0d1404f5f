package de.mahnwerk.agency.correspondence;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.documents.Documents.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts the day's letters into the letter shop's folder, where one is named in the settings. A file appears under its name only
 * when it is whole; after a kill it is written again under the same name.
 */
@Component
@Order(35)
class PrintFolder implements DayJob {

    private static final String BY_ITSELF = "–";

    private final PrintRuns runs;
    private final Tenancy tenancy;
    private final String folder;

    PrintFolder(PrintRuns runs, Tenancy tenancy, AgencySettings agency) {
        this.runs = runs;
        this.tenancy = tenancy;
        this.folder = agency.printing().folder();
    }

    @Override
    public String name() {
        return "print";
    }

    @Override
    public void live(LocalDate day) {
        if (!folder.isBlank()) {
            file(Path.of(folder), day);
        }
    }

    void file(Path into, LocalDate day) {
        Optional<Long> made;
        do {
            made = tenancy.asEveryone(() -> runs.make(BY_ITSELF, day));
        } while (made.isPresent());
        for (long run : tenancy.asEveryone(runs::unfiled)) {
            tenancy.asEveryone(() -> runs.file(run)).ifPresent(file -> put(into, file));
            tenancy.runAsEveryone(() -> runs.filed(run, day));
        }
    }

    private static void put(Path into, Document file) {
        try {
            Path folder = Files.createDirectories(into);
            Path whole = folder.resolve(file.name());
            Path part = Files.write(folder.resolve(file.name() + ".part"), file.content());
            Path _ = Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the letters for the printer cannot be put into " + into, e);
        }
    }
}
