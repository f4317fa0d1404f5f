package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Picks up clients' files with claims and writes a result file for each, and every day the state of all cases. A file is taken
 * in one transaction, then its result is written, then it moves to {@code done}: after a kill between two of these the rest is
 * done, for the same content is taken once. Senders write under a name that ends in {@code .part} and rename it when complete.
 */
@Component
@Order(700)
class FileFolder implements DayJob, RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(FileFolder.class);
    private static final long LARGEST = 200L * 1024 * 1024;

    private final AgencySettings agency;
    private final Clients clients;
    private final ClaimFiles files;
    private final StatusExport status;
    private final Tenancy tenancy;

    FileFolder(AgencySettings agency, Clients clients, ClaimFiles files, StatusExport status, Tenancy tenancy) {
        this.agency = agency;
        this.clients = clients;
        this.files = files;
        this.status = status;
        this.tenancy = tenancy;
    }

    @Override
    public String name() {
        return "claim-files";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(10);
    }

    /** The state of every case of those clients that have a folder. */
    @Override
    public void live(LocalDate day) {
        int _ = work();
        for (Client client : withFolder()) {
            String csv = tenancy.as(client.client(), () -> status.csv(client.client(), day));
            write(folder(client).resolve("out").resolve("status.csv"), csv);
        }
    }

    @Override
    public int work() {
        int taken = 0;
        for (Client client : withFolder()) {
            for (Path file : waiting(folder(client).resolve("in"))) {
                taken += take(client, file) ? 1 : 0;
            }
        }
        return taken;
    }

    private List<Client> withFolder() {
        return agency.files().folder().isBlank()
                ? List.of()
                : clients.all().stream()
                        .filter(client -> client.number().matches("[A-Za-z0-9_-]{1,60}"))
                        .filter(client -> Files.isDirectory(folder(client)))
                        .toList();
    }

    private Path folder(Client client) {
        return Path.of(agency.files().folder()).resolve(client.number());
    }

    private static List<Path> waiting(Path in) {
        if (!Files.isDirectory(in)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(in)) {
            return all.filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .matches(".*\\.(csv|xml)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + in, e);
        }
    }

    private boolean take(Client client, Path file) {
        String name = file.getFileName().toString();
        try {
            String result = Files.size(file) > LARGEST
                    ? refusal("the file is larger than 200 MB: split it")
                    : result(client, name, Files.readAllBytes(file));
            write(folder(client).resolve("out").resolve(name + ".result.csv"), result);
            Path done = Files.createDirectories(folder(client).resolve("done")).resolve(name);
            Path _ = Files.move(file, done, StandardCopyOption.REPLACE_EXISTING);
            LOG.info("client={} file taken", client.client());
            return true;
        } catch (IOException e) {
            LOG.warn("client={} a file waits for its next turn: {}", client.client(), e.getMessage());
            return false;
        }
    }

    private String result(Client client, String name, byte[] content) {
        try {
            return tenancy.as(client.client(), () -> files.take(client.client(), name, content))
                    .result();
        } catch (IllegalArgumentException e) {
            return refusal(String.valueOf(e.getMessage()));
        }
    }

    /** The file as a whole was refused: nothing of it was taken. */
    private static String refusal(String why) {
        return "at;merchantReference;result;caseReference;reasonCode;faults\nfile;;REJECTED;;;\""
                + why.replace("\"", "\"\"") + "\"\n";
    }

    /** A reader never sees half a file. */
    private static void write(Path file, String text) {
        try {
            Path parts = Files.createDirectories(file.toAbsolutePath().getParent());
            Path part = parts.resolve(file.getFileName() + ".part");
            Files.writeString(part, text, StandardCharsets.UTF_8);
            Path _ = Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
