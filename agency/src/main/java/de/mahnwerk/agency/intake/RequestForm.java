package de.mahnwerk.agency.intake;

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
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies of another type or of a size that no batch has, before anything of them is read. */
final class RequestForm extends OncePerRequestFilter {

    private static final long LARGEST = 32L * 1024 * 1024;
    private static final List<MediaType> READ =
            List.of(MediaType.APPLICATION_JSON, MediaType.parseMediaType("application/x-ndjson"));

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("POST") && !readable(request.getContentType())) {
            write(response, ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
        } else if (request.getContentLengthLong() > LARGEST) {
            write(response, ProblemType.TOO_LARGE, "Send at most 32 MB, for example in smaller batches.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean readable(@Nullable String type) {
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
