package de.mahnwerk.agency.events;

import de.mahnwerk.agency.cases.StaleCase;
import de.mahnwerk.law.UnknownLaw;
import de.mahnwerk.platform.api.BodyTooLarge;
import de.mahnwerk.platform.time.Ids;
import de.mahnwerk.protocol.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Whatever a controller of the interface throws becomes a problem document, never a page. */
@RestControllerAdvice(
        basePackages = {
            "de.mahnwerk.agency.intake",
            "de.mahnwerk.agency.steering",
            "de.mahnwerk.agency.conversation",
            "de.mahnwerk.agency.sandbox",
            "de.mahnwerk.agency.events",
            "de.mahnwerk.agency.settlement"
        })
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler(UnreadableParameter.class)
    ResponseEntity<String> unreadable(UnreadableParameter e) {
        return Wire.problem(ProblemType.INVALID_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        MissingServletRequestParameterException.class,
        HttpMessageNotReadableException.class
    })
    ResponseEntity<String> mismatch(Exception e) {
        String name = e instanceof MethodArgumentTypeMismatchException mismatch ? mismatch.getName() : "body";
        // an id that is no UUID names nothing
        return name.equals("id")
                ? Wire.problem(ProblemType.NOT_FOUND, "There is nothing of this id.")
                : Wire.problem(ProblemType.INVALID_REQUEST, "The value of " + name + " cannot be read.");
    }

    @ExceptionHandler(BodyTooLarge.class)
    ResponseEntity<String> tooLarge(BodyTooLarge e) {
        return Wire.problem(ProblemType.TOO_LARGE, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(HttpMediaTypeNotAcceptableException.class)
    ResponseEntity<String> notAcceptable(HttpMediaTypeNotAcceptableException e) {
        return Wire.problem(ProblemType.NOT_ACCEPTABLE, "Accept application/json, or leave the header out.");
    }

    @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
    ResponseEntity<String> mediaType(HttpMediaTypeNotSupportedException e) {
        return Wire.problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send one of " + e.getSupportedMediaTypes() + ".");
    }

    /** Two calls at once on the same thing: the second may try again with the same key. */
    @ExceptionHandler({StaleCase.class, DuplicateKeyException.class})
    ResponseEntity<String> collision(RuntimeException e) {
        LOG.info("two calls at once: {}", e.getMessage());
        return Wire.problem(
                ProblemType.UNAVAILABLE, "Another call was changing the same thing. Try again with the same key.");
    }

    /** The operator has to add a table; until then nothing is computed, least of all by guessing. */
    @ExceptionHandler(UnknownLaw.class)
    ResponseEntity<String> unknown(UnknownLaw e) {
        LOG.warn("the tables of the law end: {}", e.getMessage());
        return Wire.problem(ProblemType.UNAVAILABLE, "This cannot be computed yet: " + e.getMessage() + ".");
    }

    /** Who hung up, while waiting at the feed for example, needs no answer; what was written stays and is answered again. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void hungUp(AsyncRequestNotUsableException e) {
        LOG.debug("the caller hung up: {}", e.getMessage());
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<String> broken(Exception e) {
        String reference = Ids.secret(4);
        LOG.error("reference={} a call of the interface failed", reference, e);
        return Wire.problem(
                ProblemType.INTERNAL, "Nothing was written. Name reference " + reference + " when you ask.");
    }
}
