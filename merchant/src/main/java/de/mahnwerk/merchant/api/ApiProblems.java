package de.mahnwerk.merchant.api;

import de.mahnwerk.law.UnknownLaw;
import de.mahnwerk.platform.api.BodyTooLarge;
import de.mahnwerk.platform.time.Ids;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Whatever a call throws becomes a problem document, never a page. */
@RestControllerAdvice(basePackages = "de.mahnwerk.merchant.api")
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler(ApiRefusal.class)
    ResponseEntity<String> refused(ApiRefusal e) {
        return ApiWire.problem(e.problem());
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<String> mismatch(MethodArgumentTypeMismatchException e) {
        // an id that is none names nothing
        return e.getName().equals("id")
                ? problem(ApiProblem.NOT_FOUND, "There is nothing of this id.")
                : problem(ApiProblem.INVALID_REQUEST, "The value of " + e.getName() + " cannot be read.");
    }

    @ExceptionHandler(BodyTooLarge.class)
    ResponseEntity<String> tooLarge(BodyTooLarge e) {
        return problem(ApiProblem.TOO_LARGE, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(HttpMediaTypeNotAcceptableException.class)
    ResponseEntity<String> notAcceptable(HttpMediaTypeNotAcceptableException e) {
        return problem(ApiProblem.NOT_ACCEPTABLE, "Accept application/json, or leave the header out.");
    }

    /** Two calls at once on the same thing: the second may try again with the same key. */
    @ExceptionHandler({DuplicateKeyException.class, ConcurrencyFailureException.class})
    ResponseEntity<String> collision(RuntimeException e) {
        LOG.info("two calls at once: {}", e.getMessage());
        return problem(
                ApiProblem.UNAVAILABLE, "Another call was changing the same thing. Try again with the same key.");
    }

    /** The operator has to add a table; until then nothing is computed, least of all by guessing. */
    @ExceptionHandler(UnknownLaw.class)
    ResponseEntity<String> unknown(UnknownLaw e) {
        LOG.warn("the tables of the law end: {}", e.getMessage());
        return problem(ApiProblem.UNAVAILABLE, "This cannot be computed yet: " + e.getMessage() + ".");
    }

    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void hungUp(AsyncRequestNotUsableException e) {
        LOG.debug("the caller hung up: {}", e.getMessage());
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<String> broken(Exception e) {
        String reference = Ids.secret(4);
        LOG.error("reference={} a call of the interface failed", reference, e);
        return problem(ApiProblem.INTERNAL, "Nothing was written. Name reference " + reference + " when you ask.");
    }

    private static ResponseEntity<String> problem(ApiProblem type, String detail) {
        return ApiWire.problem(type.of(detail, List.of()));
    }
}
