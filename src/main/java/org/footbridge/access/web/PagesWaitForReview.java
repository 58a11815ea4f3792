package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.footbridge.access.ReviewedWords;
import org.footbridge.ui.Frame;
import org.footbridge.ui.WordsOf;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Pages about danger and rights speak English only until their Spanish was reviewed (CARE 33), whoever brings them. */
@Configuration
class PagesWaitForReview implements WebMvcConfigurer {

    private final List<ReviewedWords> parts;

    PagesWaitForReview(List<ReviewedWords> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        parts.stream()
                .filter(part -> !part.pages().isEmpty())
                .forEach(part -> registry.addInterceptor(new InEnglish(part)).addPathPatterns(part.pages()));
    }

    private record InEnglish(ReviewedWords part) implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (!part.offered()) {
                request.setAttribute(CookieLocaleResolver.LOCALE_REQUEST_ATTRIBUTE_NAME, WordsOf.ENGLISH);
                request.setAttribute(Frame.ONE_LANGUAGE, true);
            }
            return true;
        }
    }
}
