package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import org.footbridge.access.NotYours;
import org.footbridge.ui.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns what a page threw into a calm page. What is not there and what is not yours look the same; what failed is
 * logged by its class and place only, because messages may hold what somebody wrote about somebody.
 */
@ControllerAdvice
class RefusalsAreCalm {

    private static final Logger log = LoggerFactory.getLogger(RefusalsAreCalm.class);

    /** PostgreSQL's word for "row security or a grant says no". */
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final FrameMaker frames;

    RefusalsAreCalm(FrameMaker frames) {
        this.frames = frames;
    }

    @ExceptionHandler
    ModelAndView notYours(NotYours refused, HttpServletRequest request) {
        return page("missing", HttpStatus.NOT_FOUND, request);
    }

    @ExceptionHandler
    ModelAndView sentTooLate(SentTooLate late, HttpServletRequest request) {
        var page = new ModelAndView("access/late", Map.of("page", late.page()), HttpStatus.UNAUTHORIZED);
        page.addObject("frame", frames.frame(request));
        return page;
    }

    @ExceptionHandler
    ModelAndView noSuchId(MethodArgumentTypeMismatchException unreadable, HttpServletRequest request) {
        return page("missing", HttpStatus.NOT_FOUND, request);
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException large, HttpServletRequest request) {
        return page("large", HttpStatus.CONTENT_TOO_LARGE, request);
    }

    @ExceptionHandler
    ModelAndView refusedByTheDatabase(BadSqlGrammarException refused, HttpServletRequest request) {
        var cause = refused.getSQLException();
        return cause != null && INSUFFICIENT_PRIVILEGE.equals(cause.getSQLState())
                ? page("missing", HttpStatus.NOT_FOUND, request)
                : ours(refused, request);
    }

    @ExceptionHandler
    ModelAndView anythingElse(Exception thrown, HttpServletRequest request) {
        return thrown instanceof ErrorResponse known ? known(known.getStatusCode(), request) : ours(thrown, request);
    }

    private ModelAndView known(HttpStatusCode status, HttpServletRequest request) {
        var kind =
                switch (status.value()) {
                    case 401, 403, 404 -> "missing";
                    case 409 -> "conflict";
                    case 413 -> "large";
                    case 429 -> "often";
                    default -> status.is4xxClientError() ? "unclear" : "ours";
                };
        return page(kind, status, request);
    }

    private ModelAndView ours(Exception thrown, HttpServletRequest request) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        var trace = cause.getStackTrace();
        var own = Arrays.stream(trace)
                .filter(frame -> frame.getClassName().startsWith("org.footbridge"))
                .findFirst();
        log.error(
                "{} {} failed: {} at {} (from {})",
                request.getMethod(),
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                cause.getClass().getName(),
                trace.length == 0 ? "" : trace[0],
                own.map(Object::toString).orElse("outside"));
        log.debug("The whole of it, which may hold what somebody wrote:", thrown);
        return page("ours", HttpStatus.INTERNAL_SERVER_ERROR, request);
    }

    private ModelAndView page(String problem, HttpStatusCode status, HttpServletRequest request) {
        var page = new ModelAndView("ui/problem", Map.of("problem", problem), HttpStatus.valueOf(status.value()));
        frame(request, page);
        return page;
    }

    /** A problem page can do without its frame, but not without being shown. */
    private void frame(HttpServletRequest request, ModelAndView page) {
        try {
            Frame frame = frames.frame(request);
            page.addObject("frame", frame);
        } catch (DataAccessException | TransactionException away) {
            log.warn("The database is away: {}", away.getClass().getSimpleName());
        }
    }
}
