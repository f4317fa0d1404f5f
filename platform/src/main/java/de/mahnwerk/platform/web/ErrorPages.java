package de.mahnwerk.platform.web;

import de.mahnwerk.platform.time.Ids;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
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
        return pages.show(
                HttpStatus.NOT_FOUND,
                "platform/error",
                "error.missing",
                Map.of("explanation", "error.missing.text", "reference", ""));
    }

    @ExceptionHandler(RefusedInput.class)
    ResponseEntity<String> refused(RefusedInput e) {
        return pages.show(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "platform/refused",
                "error.refused",
                Map.of("explanation", e.getMessage()));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<String> broken(Exception e) {
        String reference = Ids.secret(4);
        LOG.error("reference={} a page failed", reference, e);
        return pages.show(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "platform/error",
                "error.broken",
                Map.of("explanation", "error.broken.text", "reference", reference));
    }
}
