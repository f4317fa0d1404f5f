package de.mahnwerk.conformance;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import de.mahnwerk.protocol.Problem;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.ProtocolJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An answer and what a rule may demand of it. What it says is read as it stands and not through the protocol's records. */
public final class Reply {

    private static final int SHOWN = 300;

    private final Exchange exchange;

    public Reply(Exchange exchange) {
        this.exchange = exchange;
    }

    public int status() {
        return exchange.status();
    }

    public byte[] bytes() {
        return exchange.answer();
    }

    public String body() {
        return new String(exchange.answer(), StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.answerHeaders().get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** The rule demands this status. */
    @CanIgnoreReturnValue
    public Reply is(int expected) {
        Expect.that(status() == expected, "%s: expected %d, came %s", call(), expected, said());
        return this;
    }

    /** The check needs this status before it can judge its rule. */
    @CanIgnoreReturnValue
    public Reply given(int expected) {
        Expect.given(status() == expected, "%s was needed to answer %d, came %s", call(), expected, said());
        return this;
    }

    /** The rule demands this refusal. */
    @CanIgnoreReturnValue
    public Reply refuses(ProblemType type) {
        is(type.status());
        Expect.equal(call() + ", type of the problem", type.uri(), text("/type"));
        return this;
    }

    /** The rule demands that the refusal names this place, and optionally with that code. */
    @CanIgnoreReturnValue
    public Reply names(String pointer, String code) {
        boolean named = list("/errors").stream()
                .anyMatch(fault -> fault.path("pointer").asString("").equals(pointer)
                        && (code.isEmpty() || fault.path("code").asString("").equals(code)));
        Expect.that(named, "%s: expected a fault at %s %s, came %s", call(), pointer, code, json().path("errors"));
        return this;
    }

    public JsonNode json() {
        try {
            return ProtocolJson.tolerant().readTree(exchange.answer());
        } catch (JacksonException e) {
            throw new RuleBroken("%s: expected JSON, came %s".formatted(call(), said()));
        }
    }

    /** The text at a JSON pointer; empty when there is none. */
    public String text(String pointer) {
        return json().at(pointer).asString("");
    }

    public List<JsonNode> list(String pointer) {
        return StreamSupport.stream(json().at(pointer).spliterator(), false).toList();
    }

    /** The money at a JSON pointer. */
    public BigDecimal money(String pointer) {
        return money(json().at(pointer));
    }

    /** An amount of money, as exactly as it was written. */
    public static BigDecimal money(JsonNode amount) {
        String text = amount.path("amount").asString("");
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new NotJudged("an amount of money was needed, came " + amount);
        }
    }

    /** Whether it is an answer in the form of RFC 9457. */
    public boolean isProblem() {
        return header("content-type").orElse("").startsWith(Problem.MEDIA_TYPE);
    }

    /** The call that was answered. */
    public String call() {
        return exchange.method() + " " + exchange.path();
    }

    private String said() {
        String body = body();
        return status() + " " + (body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "…");
    }
}
