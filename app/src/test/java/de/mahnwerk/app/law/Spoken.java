package de.mahnwerk.app.law;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command said. */
record Spoken(int exitCode, String out, String err) {

    static Spoken by(String... words) {
        return by(List.of(words));
    }

    static Spoken by(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine law = LawCommand.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = law.execute(words.toArray(String[]::new));
        return new Spoken(exitCode, out.toString(), err.toString());
    }

    /** The command line as one text, words between blanks. */
    static Spoken line(String words) {
        return by(List.of(words.strip().split("\\s+", -1)));
    }

    JsonNode json() {
        return JsonMapper.builder().build().readTree(out);
    }
}
