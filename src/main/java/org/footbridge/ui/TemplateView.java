package org.footbridge.ui;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

/** One template with the model as its parameters. The page is complete before its first byte leaves. */
record TemplateView(TemplateEngine templates, String template, WordsOf words) implements View {

    private static final String HTML = "text/html;charset=UTF-8";

    @Override
    public String getContentType() {
        return HTML;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        var parameters = new HashMap<String, Object>();
        if (model != null) {
            parameters.putAll(model);
        }
        parameters.computeIfAbsent(
                "frame", _ -> Frame.plain(words.of(RequestContextUtils.getLocale(request)), request.getRequestURI()));
        var page = new Utf8ByteOutput();
        templates.render(template, parameters, page);
        response.setContentType(HTML);
        response.setContentLength(page.getContentLength());
        page.writeTo(response.getOutputStream());
    }
}
