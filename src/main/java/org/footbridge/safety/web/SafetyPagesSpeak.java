package org.footbridge.safety.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.footbridge.platform.Actor;
import org.footbridge.safety.SafetyWords;
import org.footbridge.ui.Frame;
import org.footbridge.ui.WordsOf;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Pages about danger speak English only until their Spanish was reviewed (CARE 33), whichever module they are of. */
@Configuration
class SafetyPagesSpeak implements WebMvcConfigurer, HandlerInterceptor {

    private final SafetyWords words;

    SafetyPagesSpeak(SafetyWords words) {
        this.words = words;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(
                        "/me/help",
                        "/me/lapse/**",
                        "/me/safety-plan/**",
                        "/me/relapse-plan/**",
                        "/me/kept/**",
                        "/me/arrival/**",
                        "/me/sessions/**",
                        "/me/plan/stuck/**",
                        "/arrival/**",
                        "/family/people/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (Actor.bound().isPresent() && !words.offered()) {
            request.setAttribute(CookieLocaleResolver.LOCALE_REQUEST_ATTRIBUTE_NAME, WordsOf.ENGLISH);
            request.setAttribute(Frame.ONE_LANGUAGE, true);
        }
        return true;
    }
}
