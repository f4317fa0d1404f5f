package de.mahnwerk.agency.intake;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.clients.ApiClient;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes a {@link ClaimCall} of a request below {@code /v1/claims/{id}}. */
@Component
class ClaimCallResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ClaimCall.class;
    }

    @Override
    public ClaimCall resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request = requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Authentication caller = (Authentication) requireNonNull(request.getUserPrincipal());
        String query = request.getQueryString();
        return new ClaimCall(
                (ApiClient) requireNonNull(caller.getPrincipal()),
                id(request),
                request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query),
                request.getHeader("Idempotency-Key"),
                request.getHeader("If-Match"),
                HandoverController.language(request.getHeader("Accept-Language")),
                RequestForm.body(request));
    }

    /** What is no UUID names nothing; the nil UUID is nobody's. */
    private static UUID id(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        try {
            return UUID.fromString(String.valueOf(((Map<?, ?>) requireNonNull(variables)).get("id")));
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
