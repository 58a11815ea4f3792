package org.footbridge.ui;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.policy.PreventInlineEventHandlers;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** How a controller's answer becomes a page: templates, problem pages, static files, and the reader's language. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

    /** Templates compiled by the build; with {@code footbridge.templates=reload}, compiled again when one changes. */
    @Bean
    TemplateEngine templateEngine(Environment environment) {
        if (!"reload".equals(environment.getProperty("footbridge.templates"))) {
            return TemplateEngine.createPrecompiled(ContentType.Html);
        }
        var engine = TemplateEngine.create(
                new DirectoryCodeResolver(Path.of("src/main/jte")),
                Path.of("target/jte-reload"),
                ContentType.Html,
                Pages.class.getClassLoader());
        engine.setTrimControlStructures(true);
        engine.setHtmlPolicy(new PreventInlineEventHandlers());
        return engine;
    }

    @Bean
    ViewResolver templateViewResolver(TemplateEngine templates, WordsOf words) {
        return new TemplateViewResolver(templates, words);
    }

    /** A calm page for every problem. It says the same whether or not the thing asked for exists. */
    @Bean
    ErrorViewResolver problemPages() {
        return (_, status, _) -> new ModelAndView("ui/problem", Map.of("problem", kindOf(status)), status);
    }

    @Bean
    LocaleResolver localeResolver(WordsOf words) {
        var resolver = new CookieLocaleResolver("language");
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        resolver.setDefaultLocaleFunction(
                request -> words.of(request.getLocale()).locale());
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new LocaleChangeInterceptor();
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change).order(Ordered.HIGHEST_PRECEDENCE);
    }

    /** Our own files carry a hash in their address and may be kept for good; a new content has a new address. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        var forGood = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        registry.addResourceHandler("/ui/**")
                .addResourceLocations("classpath:/static/ui/")
                .setCacheControl(forGood);
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(forGood);
    }

    private static String kindOf(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN, NOT_FOUND, UNAUTHORIZED -> "missing";
            case CONFLICT -> "conflict";
            case CONTENT_TOO_LARGE -> "large";
            case TOO_MANY_REQUESTS -> "often";
            default -> status.is4xxClientError() ? "unclear" : "ours";
        };
    }

    private record TemplateViewResolver(TemplateEngine templates, WordsOf words) implements ViewResolver, Ordered {

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        /** Redirects and forwards are left to Spring's own resolver. */
        @Override
        public @Nullable View resolveViewName(String viewName, Locale locale) {
            var template = viewName + ".jte";
            return viewName.indexOf(':') < 0 && templates.hasTemplate(template)
                    ? new TemplateView(templates, template, words)
                    : null;
        }
    }
}
