package de.mahnwerk.platform.web;

import de.mahnwerk.law.UnknownLaw;
import de.mahnwerk.platform.time.Ids;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What a person sees when something is missing or broken: what happened, what was not lost, what to do. */
@RestControllerAdvice
class ErrorPages {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler({NotFound.class, NoResourceFoundException.class})
    ResponseEntity<String> notFound(Exception e) {
        return error(HttpStatus.NOT_FOUND, "error.missing", "error.missing.text", "");
    }

    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        MissingServletRequestParameterException.class,
        MissingServletRequestPartException.class,
        HttpRequestMethodNotSupportedException.class
    })
    ResponseEntity<String> unreadable(Exception e) {
        return error(HttpStatus.BAD_REQUEST, "error.missing", "error.unreadable", "");
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ResponseEntity<String> large(MaxUploadSizeExceededException e) {
        return error(HttpStatus.CONTENT_TOO_LARGE, "error.refused", "error.large", "");
    }

    @ExceptionHandler(RefusedInput.class)
    ResponseEntity<String> refused(RefusedInput e) {
        return pages.show(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "platform/refused",
                "error.refused",
                Map.of("explanation", e.getMessage(), "back", pages.cameFrom()));
    }

    /** The operator has to add a table; until then nothing is computed, least of all by guessing. */
    @ExceptionHandler(UnknownLaw.class)
    ResponseEntity<String> unknown(UnknownLaw e) {
        LOG.warn("the tables of the law end: {}", e.getMessage());
        Page page = pages.page();
        return pages.show(
                HttpStatus.SERVICE_UNAVAILABLE,
                "platform/refused",
                "error.refused",
                Map.of(
                        "explanation",
                        page.t("calculator.unknown", e.explain(page.locale())),
                        "back",
                        pages.cameFrom()));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<String> broken(Exception e) {
        String reference = Ids.secret(4);
        LOG.error("reference={} a page failed", reference, e);
        return error(HttpStatus.INTERNAL_SERVER_ERROR, "error.broken", "error.broken.text", reference);
    }

    private ResponseEntity<String> error(HttpStatus status, String titleKey, String explanation, String reference) {
        return pages.show(
                status, "platform/error", titleKey, Map.of("explanation", explanation, "reference", reference));
    }
}
