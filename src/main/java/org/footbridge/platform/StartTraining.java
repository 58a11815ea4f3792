package org.footbridge.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** One short run that shows Java what a start needs (its AOT cache): asks for a few pages, then ends in order. */
@Component
class StartTraining {

    private static final List<String> PAGES =
            List.of("/", "/sign-in", "/actuator/health", "/fhir/metadata", "/fhir/Patient", "/no-such-page");

    private final ConfigurableApplicationContext application;

    StartTraining(ConfigurableApplicationContext application) {
        this.application = application;
    }

    @EventListener(ApplicationReadyEvent.class)
    void train() throws IOException, InterruptedException {
        if (!application.getEnvironment().getProperty("footbridge.training", Boolean.class, false)) {
            return;
        }
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        try (var browser = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                        .build();
                browser.send(request, BodyHandlers.discarding());
            }
        }
        Thread.ofPlatform().start(application::close);
    }
}
