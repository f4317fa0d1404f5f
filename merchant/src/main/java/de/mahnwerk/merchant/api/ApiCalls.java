package de.mahnwerk.merchant.api;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.platform.api.BodyTooLarge;
import de.mahnwerk.platform.api.BoundedInput;
import de.mahnwerk.platform.api.IdempotencyKeys;
import de.mahnwerk.platform.api.Sha256;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.MessageReader;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * How every call is handled: who calls, what is read, one transaction of the merchant, and for writes a key under which the
 * same request is answered again and not done again. Refusals are not kept: what was mended goes under the same key.
 */
@Component
class ApiCalls {

    /** Most invoices of a batch. */
    static final int MOST = 5_000;

    private static final int LARGEST_MESSAGE = 1024 * 1024;
    private static final long LARGEST_BATCH = 32L * 1024 * 1024;
    private static final int LONGEST_KEY = 100;
    private static final int CHUNK = 8_192;
    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);
    private static final List<MediaType> BATCH =
            List.of(MediaType.APPLICATION_JSON, MediaType.parseMediaType("application/x-ndjson"));

    private static final Language GERMAN = new Language(Locale.GERMANY, "merchant");
    private static final Language ENGLISH = new Language(Locale.UK, "merchant");

    private final MessageReader reader = new MessageReader(ApiDocument.openapi());
    private final IdempotencyKeys keys;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    ApiCalls(IdempotencyKeys keys, Tenancy tenancy, BusinessClock clock) {
        this.keys = keys;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** A call that changes nothing, in one transaction. */
    ResponseEntity<String> read(HttpServletRequest request, Function<ApiCall, ResponseEntity<String>> work) {
        ApiCall call = call(request);
        return tenancy.as(call.tenant(), () -> work.apply(call));
    }

    /** Who calls, for what must not run in a transaction. */
    ApiCall call(HttpServletRequest request) {
        Authentication who = (Authentication) requireNonNull(request.getUserPrincipal());
        ApiCaller caller = (ApiCaller) requireNonNull(who.getPrincipal());
        String accepted = request.getHeader("Accept-Language");
        boolean english =
                accepted != null && accepted.strip().toLowerCase(Locale.ROOT).startsWith("en");
        return new ApiCall(caller.tenant(), caller.system(), clock.today(), english ? ENGLISH : GERMAN);
    }

    /** Reads one message of the document. */
    <T> T message(HttpServletRequest request, Class<T> type) throws IOException {
        return understood(reader.read(body(request), type));
    }

    /** Does what one message asks for, once. */
    <T> ResponseEntity<String> write(
            HttpServletRequest request, Class<T> type, BiFunction<ApiCall, T, ResponseEntity<String>> work)
            throws IOException {
        byte[] body = body(request);
        ApiCall call = call(request);
        return once(request, call, body, () -> work.apply(call, understood(reader.read(body, type))));
    }

    /** Does what a batch asks for, once; each of its messages was read or not by itself. */
    <T> ResponseEntity<String> writeBatch(
            HttpServletRequest request,
            Class<T> type,
            String noun,
            BiFunction<ApiCall, List<Reading<T>>, ResponseEntity<String>> work)
            throws IOException {
        demand(request, BATCH, LARGEST_BATCH);
        ApiCall call = call(request);
        try (DigestInputStream in =
                new DigestInputStream(new BoundedInput(request.getInputStream(), LARGEST_BATCH), Sha256.digest())) {
            Reading<List<Reading<T>>> batch = reader.batch(in, type, noun, MOST);
            byte[] rest = new byte[CHUNK];
            // a batch that is refused half way is read to its end, so that its digest is of all of it
            while (in.read(rest) >= 0) {}
            return once(request, call, in.getMessageDigest().digest(), () -> work.apply(call, understood(batch)));
        }
    }

    private ResponseEntity<String> once(
            HttpServletRequest request,
            ApiCall call,
            byte[] body,
            java.util.function.Supplier<ResponseEntity<String>> work) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw ApiProblem.IDEMPOTENCY_KEY_MISSING.refusal(
                    "Send the header Idempotency-Key with 1 to 100 characters and repeat it when the call is repeated.");
        }
        String hash = IdempotencyKeys.requestHash(request.getMethod() + " " + request.getRequestURI(), body);
        return switch (keys.once(call.tenant(), key, hash, clock.now(), () -> IdempotencyKeys.Answer.of(work.get()))) {
            case IdempotencyKeys.Outcome.Answered(IdempotencyKeys.Answer answer) -> answer.toResponse();
            case IdempotencyKeys.Outcome.Reused() ->
                throw ApiProblem.IDEMPOTENCY_KEY_REUSED.refusal(
                        "This key came with another request before. Use a new key for a new request.");
        };
    }

    private static <T> T understood(Reading<T> reading) {
        return switch (reading) {
            case Reading.Understood<T>(T value) -> value;
            case Reading.Faulty<T> faulty ->
                throw new ApiRefusal((faulty.type() == ProblemType.INVALID_REQUEST
                                ? ApiProblem.INVALID_REQUEST
                                : ApiProblem.INVALID_CONTENT)
                        .of(faulty.faults().size() + " fault(s), see errors.", faulty.faults()));
        };
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        demand(request, JSON, LARGEST_MESSAGE);
        byte[] body = request.getInputStream().readNBytes(LARGEST_MESSAGE + 1);
        if (body.length > LARGEST_MESSAGE) {
            throw new BodyTooLarge(LARGEST_MESSAGE);
        }
        return body;
    }

    private static void demand(HttpServletRequest request, List<MediaType> types, long most) {
        if (types.stream().noneMatch(type -> includes(type, request.getContentType()))) {
            throw ApiProblem.UNSUPPORTED_MEDIA_TYPE.refusal("Send one of " + types + ".");
        }
        if (request.getContentLengthLong() > most) {
            throw new BodyTooLarge(most);
        }
    }

    private static boolean includes(MediaType type, @Nullable String sent) {
        try {
            return sent != null && type.includes(MediaType.parseMediaType(sent));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
