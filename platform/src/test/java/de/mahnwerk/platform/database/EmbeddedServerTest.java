package de.mahnwerk.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.mahnwerk.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void it_writes_durably_and_comes_back_with_everything_each_time_its_server_is_killed() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start(folder.resolve("postgres"))) {
            String url = server.createDatabase("side");
            assertThat(text(url, "show fsync")).isEqualTo("on");
            assertThat(text(url, "show synchronous_commit")).isEqualTo("on");
            assertThat(text(url, "show full_page_writes")).isEqualTo("on");
            run(url, "create table kept (n int)");
            for (int kill = 1; kill <= 3; kill++) {
                run(url, "insert into kept values (" + kill + ")");
                long killed = killPostmaster();
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> text(url, "select 1").equals("1"));
                assertThat(pid()).isNotEqualTo(killed);
                assertThat(text(url, "select count(*) from kept")).isEqualTo(Integer.toString(kill));
            }
        }
    }

    @Test
    void a_second_program_on_the_same_folder_is_refused() {
        try (EmbeddedServer first = EmbeddedServer.start(folder.resolve("postgres"))) {
            assertThat(text(first.url("postgres"), "select 1")).isEqualTo("1");
            assertThatThrownBy(() -> EmbeddedServer.start(folder.resolve("postgres")))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void the_data_is_there_again_at_the_next_start_even_when_the_number_in_the_pid_file_belongs_to_a_stranger()
            throws IOException {
        try (EmbeddedServer first = EmbeddedServer.start(folder.resolve("postgres"))) {
            run(first.createDatabase("side"), "create table kept (n int)");
        }
        Path _ = Files.writeString(
                pidFile(), ProcessHandle.current().pid() + "\n" + folder.resolve("postgres") + "\n1000000000\n");

        try (EmbeddedServer second = EmbeddedServer.start(folder.resolve("postgres"))) {
            assertThat(text(second.createDatabase("side"), "select count(*) from kept"))
                    .isEqualTo("0");
        }
    }

    private long killPostmaster() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
        assertThat(postmaster.destroyForcibly()).isTrue();
        return postmaster.onExit().join().pid();
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
    }

    private Path pidFile() {
        return folder.resolve("postgres").resolve("postmaster.pid");
    }

    private static String text(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void run(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
