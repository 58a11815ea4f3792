package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.footbridge.access.AsksAgain;
import org.footbridge.access.Open;
import org.footbridge.access.Proof;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * In front of every page of ours: asks for a sign-in unless the page is {@link Open} or an organization's public one,
 * asks again where a page {@link AsksAgain}, and puts the frame around what the controller answers.
 */
@Configuration
class PagesAreFramed implements WebMvcConfigurer, HandlerInterceptor {

    private final ObjectProvider<FrameMaker> frames;
    private final Installation installation;
    private final Clock clock;

    PagesAreFramed(ObjectProvider<FrameMaker> frames, Installation installation, Clock clock) {
        this.frames = frames;
        this.installation = installation;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod page) || !ours(page)) {
            return true;
        }
        response.setHeader("Cache-Control", "no-store");
        if (isPublic(request, page)) {
            return true;
        }
        if (Actor.bound().filter(actor -> actor.account() != null).isEmpty()) {
            return lead(request, response, "/sign-in", LatePage.Why.ENDED);
        }
        if (asksAgain(page) && !installation.demo() && !proven()) {
            return lead(request, response, "/prove", LatePage.Why.AGAIN);
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null
                && page.getViewName() != null
                && page.getViewName().indexOf(':') < 0
                && !page.getModel().containsKey("frame")) {
            page.addObject("frame", frames.getObject().frame(request));
        }
    }

    private static boolean ours(HandlerMethod page) {
        return page.getBeanType().getName().startsWith("org.footbridge.");
    }

    private static boolean isPublic(HttpServletRequest request, HandlerMethod page) {
        var pattern = Objects.toString(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "");
        return pattern.startsWith("/{") || has(page, Open.class);
    }

    private static boolean asksAgain(HandlerMethod page) {
        return has(page, AsksAgain.class);
    }

    private boolean proven() {
        return Proof.bound()
                .filter(proof -> proof.recognitionHolds(clock.instant()))
                .isPresent();
    }

    private static boolean has(HandlerMethod page, Class<? extends java.lang.annotation.Annotation> mark) {
        return page.hasMethodAnnotation(mark) || AnnotatedElementUtils.hasAnnotation(page.getBeanType(), mark);
    }

    /** A page is asked for again after signing in; what was typed into a form waits in the browser that sent it. */
    private static boolean lead(
            HttpServletRequest request, HttpServletResponse response, String where, LatePage.Why why)
            throws IOException {
        var late = SentTooLate.of(request, why);
        if (late.isPresent()) {
            throw late.get();
        }
        var path = request.getRequestURI();
        var target = path.equals("/") ? where : where + "?then=" + path;
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", target);
            response.setStatus(200);
        } else {
            response.sendRedirect(target);
        }
        return false;
    }
}
