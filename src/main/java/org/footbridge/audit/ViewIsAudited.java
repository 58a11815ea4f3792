package org.footbridge.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashSet;
import java.util.Set;
import org.footbridge.platform.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** No audit row, no page: writes the row between the controller and its template. */
@Configuration
class ViewIsAudited implements WebMvcConfigurer, HandlerInterceptor {

    private final Audit audit;

    ViewIsAudited(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || page.getViewName() == null || page.getViewName().startsWith("redirect:")) {
            return;
        }
        Set<Id> shown = new LinkedHashSet<>();
        for (Object model : page.getModel().values()) {
            if (model instanceof Shows people) {
                shown.addAll(people.participantsShown());
            }
        }
        if (!shown.isEmpty()) {
            audit.viewed(page.getViewName(), shown);
        }
    }
}
