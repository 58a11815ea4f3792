package org.footbridge.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * A form of ours whose key fits no more, because somebody signed in or out beside it, is shown again with a new key instead
 * of being lost. Only the browser's own word that one of our pages sent it ({@code Sec-Fetch-Site}, which no page can
 * set) counts; any other is refused as ever.
 */
final class OwnFormsComeAgain implements AccessDeniedHandler {

    /** Where such a form is led inside the server; the page there changes nothing. */
    static final String LATE = "/late";

    private final AccessDeniedHandler refuse = new AccessDeniedHandlerImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        boolean own = denied instanceof CsrfException && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
        if (own
                && request.getMethod().equals("POST")
                && !request.getRequestURI().equals(LATE)) {
            request.getRequestDispatcher(LATE).forward(request, response);
        } else {
            refuse.handle(request, response, denied);
        }
    }
}
