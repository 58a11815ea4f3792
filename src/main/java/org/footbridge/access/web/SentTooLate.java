package org.footbridge.access.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.multipart.MultipartRequest;

/**
 * A form reached us after its sign-in had ended, or somebody has to be recognized anew. What was typed goes back to the
 * browser that sent it, and nowhere else, so that it can be sent again (CARE 29).
 */
final class SentTooLate extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Passwords are typed here; they wait in no page. */
    private static final String OWN_ACCOUNT = "/account";

    /** What a form carries by itself; nobody typed it. */
    private static final Set<String> NOT_TYPED = Set.of("_csrf", "formToken");

    private final transient LatePage page;

    private SentTooLate(LatePage page) {
        super("A form came after its sign-in had ended.", null, false, false);
        this.page = page;
    }

    /** Nothing where nobody typed or chose anything: then the page is simply asked for again. */
    static Optional<SentTooLate> of(HttpServletRequest request, LatePage.Why why) {
        Map<String, String[]> sent = request.getParameterMap();
        boolean byScript = request.getHeader("HX-Request") != null || request.getHeader("X-Requested-With") != null;
        if (!request.getMethod().equals("POST")
                || byScript
                || request.getRequestURI().startsWith(OWN_ACCOUNT)
                || sent.entrySet().stream().noneMatch(SentTooLate::typed)) {
            return Optional.empty();
        }
        var forwarded = (String) request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        return Optional.of(new SentTooLate(new LatePage(
                why,
                forwarded == null ? request.getRequestURI() : forwarded,
                List.of(sent.getOrDefault("safetyAtStake", new String[0])).contains("yes"),
                request instanceof MultipartRequest parts
                        && parts.getFileMap().values().stream().anyMatch(file -> !file.isEmpty()),
                sent.entrySet().stream().flatMap(SentTooLate::fields).toList())));
    }

    private static boolean typed(Map.Entry<String, String[]> one) {
        return !NOT_TYPED.contains(one.getKey())
                && Arrays.stream(one.getValue()).anyMatch(value -> !value.isBlank());
    }

    private static Stream<LatePage.Field> fields(Map.Entry<String, String[]> one) {
        return one.getKey().equals("_csrf")
                ? Stream.empty()
                : Arrays.stream(one.getValue()).map(value -> new LatePage.Field(one.getKey(), value));
    }

    LatePage page() {
        return page;
    }
}
