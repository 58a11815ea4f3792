package org.footbridge.referrals.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Organizations;
import org.footbridge.referrals.PublicWords;
import org.footbridge.ui.Frame;
import org.footbridge.ui.WordsOf;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * An organization's public pages speak English only until their Spanish was reviewed (CARE 33): a sentence about danger
 * that nobody checked is worse than one in the other language.
 */
@Configuration
class PublicPagesSpeak implements WebMvcConfigurer, HandlerInterceptor {

    private final PublicWords words;
    private final Organizations organizations;

    PublicPagesSpeak(PublicWords words, Organizations organizations) {
        this.words = words;
        this.organizations = organizations;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var pattern = Objects.toString(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "");
        if (pattern.startsWith(WelcomeController.SLUG) && !offered(request.getRequestURI())) {
            request.setAttribute(CookieLocaleResolver.LOCALE_REQUEST_ATTRIBUTE_NAME, WordsOf.ENGLISH);
            request.setAttribute(Frame.ONE_LANGUAGE, true);
        }
        return true;
    }

    private boolean offered(String path) {
        int end = path.indexOf('/', 1);
        return organizations
                .bySlug(path.substring(1, end < 0 ? path.length() : end))
                .map(organization -> Actor.visitor(organization).call(words::offered))
                .orElse(true);
    }
}
