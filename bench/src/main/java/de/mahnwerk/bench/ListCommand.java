package de.mahnwerk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.app.Side;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Opens the first page of the open-item list as a person does, beside the bare query for its rows on the same server. */
@Command(
        name = "list",
        description = "First pages a second of the open-item list, over HTTP.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 6);
    private static final String LOGIN = "bench";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int ROWS = 51;
    private static final int WARM = 5;
    private static final double SECONDS = 10;

    /** What a page shows of each item, without a word of reasons, sums or pictures. */
    private static final String BARE = """
            select i.id, i.number, i.subject, i.issued_on, i.due_on, i.currency, i.amount_cents, i.open_cents, i.state, i.level_reached,
                   i.last_notice_on, c.number, c.company, c.first_name, c.last_name
              from open_item i join customer c on c.tenant = i.tenant and c.id = i.customer_id
             where i.tenant = ? and i.state = 'OPEN' and i.open_cents <> 0 order by i.due_on, i.id limit\s""" + ROWS;

    @Spec
    private CommandSpec spec;

    @Option(names = "--items", defaultValue = "1000000", description = "open items, default ${DEFAULT-VALUE}")
    private int items;

    @Option(names = "--data", paramLabel = "DIR", description = "folder for the database; else a temporary one")
    private @Nullable Path folder;

    private interface Once {
        void run() throws IOException, InterruptedException, SQLException;
    }

    @Override
    public Integer call() throws Exception {
        try (BenchSide merchant = BenchSide.start(Side.MERCHANT, folder, TODAY);
                HttpClient browser = HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            PrintWriter out = spec.commandLine().getOut();
            Postgres server = merchant.server();
            long tenant = BenchMerchant.createWithPerson(merchant, LOGIN);
            new OpenItemsFill(server).fill(tenant, items, TODAY);
            logIn(browser, merchant.address());
            double first = perSecond(() -> {
                String _ = look(browser, merchant.address().resolve("/items"));
            });
            double late = perSecond(() -> {
                String _ = look(browser, merchant.address().resolve("/items?view=overdue&sort=amount_down"));
            });
            double bare = bare(server, tenant);
            BenchSide.say(
                    out,
                    String.format(
                            Locale.ROOT,
                            "%d open items: first page in %.0f ms, overdue by amount in %.0f ms; the bare query in %.1f ms",
                            items,
                            1000 / first,
                            1000 / late,
                            1000 / bare));
            BenchSide.say(out, new Measured(first, bare).line("list"));
            return 0;
        }
    }

    private static void logIn(HttpClient browser, URI address) throws IOException, InterruptedException {
        Matcher token = CSRF.matcher(look(browser, address.resolve("/login")));
        if (!token.find()) {
            throw new IllegalStateException("the login has no form");
        }
        String form = "username=" + LOGIN + "&password=" + BenchMerchant.PASSWORD + "&_csrf="
                + URLEncoder.encode(token.group(1), UTF_8);
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(address.resolve("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        if (!answer.uri().getPath().equals("/")) {
            throw new IllegalStateException("nobody could log in: " + answer.uri());
        }
    }

    private static String look(HttpClient browser, URI page) throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + ": " + answer.statusCode());
        }
        return answer.body();
    }

    private static double bare(Postgres server, long tenant) throws SQLException, IOException, InterruptedException {
        try (Connection connection = server.connect();
                PreparedStatement statement = connection.prepareStatement(BARE)) {
            statement.setLong(1, tenant);
            return perSecond(() -> {
                int rows = 0;
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        rows++;
                    }
                }
                if (rows != ROWS) {
                    throw new IllegalStateException(rows + " rows");
                }
            });
        }
    }

    private static double perSecond(Once once) throws IOException, InterruptedException, SQLException {
        for (int i = 0; i < WARM; i++) {
            once.run();
        }
        long start = System.nanoTime();
        int done = 0;
        while (System.nanoTime() - start < SECONDS * 1e9) {
            once.run();
            done++;
        }
        return done * 1e9 / (System.nanoTime() - start);
    }
}
