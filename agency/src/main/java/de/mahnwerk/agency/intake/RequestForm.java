package de.mahnwerk.agency.intake;

import de.mahnwerk.platform.api.BodyTooLarge;
import de.mahnwerk.protocol.Document;
import de.mahnwerk.protocol.Problem;
import de.mahnwerk.protocol.ProblemType;
import de.mahnwerk.protocol.ProtocolJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies of another type or of a size that no batch has, before anything of them is read. */
final class RequestForm extends OncePerRequestFilter {

    private static final long LARGEST = 32L * 1024 * 1024;
    private static final int LARGEST_MESSAGE = 1024 * 1024;
    private static final List<MediaType> READ =
            List.of(MediaType.APPLICATION_JSON, MediaType.parseMediaType("application/x-ndjson"));

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean writes =
                request.getMethod().equals("POST") || request.getMethod().equals("PUT");
        if (writes && !readable(request)) {
            write(
                    response,
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    document(request) ? "Send application/pdf." : "Send application/json.");
        } else if (request.getContentLengthLong() > (batch(request) ? LARGEST : largest(request))) {
            write(
                    response,
                    ProblemType.TOO_LARGE,
                    "Send at most " + (batch(request) ? LARGEST : largest(request)) / 1024 / 1024 + " MB.");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The body of a call that is no batch; what is longer than the document allows is not read to its end. */
    static byte[] body(HttpServletRequest request) throws IOException {
        int most = largest(request);
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new BodyTooLarge(most);
        }
        return body;
    }

    private static int largest(HttpServletRequest request) {
        return document(request) ? Document.LARGEST : LARGEST_MESSAGE;
    }

    private static boolean batch(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/batch");
    }

    private static boolean document(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/documents");
    }

    private static boolean readable(HttpServletRequest request) {
        String type = request.getContentType();
        if (document(request)) {
            return type != null && type.startsWith(MediaType.APPLICATION_PDF_VALUE);
        }
        if (type == null && request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null) {
            return true;
        }
        try {
            return type != null && READ.stream().anyMatch(known -> known.includes(MediaType.parseMediaType(type)));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    static void write(HttpServletResponse response, ProblemType type, String detail) throws IOException {
        response.setStatus(type.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream()
                .write(ProtocolJson.strict()
                        .writeValueAsString(Problem.of(type, detail))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
