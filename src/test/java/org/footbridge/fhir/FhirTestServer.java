package org.footbridge.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.footbridge.platform.TestDatabase;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** The shell alone on a random port, with one provider over one table and rules that remember what they were asked. */
final class FhirTestServer {

    final JdbcClient db;
    final List<FhirCall> asked = new ArrayList<>();
    final List<Set<String>> viewed = new ArrayList<>();
    boolean allows = true;
    boolean keeps = true;
    final String base;
    private final HttpClient http = HttpClient.newHttpClient();

    static FhirTestServer start() {
        return Holder.SERVER;
    }

    private FhirTestServer() throws SQLException {
        var database = TestDatabase.fresh();
        db = JdbcClient.create(new SimpleDriverDataSource(
                new org.postgresql.Driver(), database.url(), "footbridge_owner", database.ownerPassword()));
        db.sql("""
                create table kept (
                    id uuid primary key, participant_id uuid not null, updated_at timestamptz not null,
                    starts_at timestamptz not null, ends_at timestamptz, system text not null, code text not null)
                """).update();
        FhirAccess access = call -> {
            asked.add(call);
            return allows ? new FhirAccess.Allowed() : new FhirAccess.Refused("This client may not read.");
        };
        FhirViewed keeper = (_, participants) -> {
            if (!keeps) {
                throw new IllegalStateException("the audit cannot be written");
            }
            viewed.add(participants);
        };
        var context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(App.class)
                .properties("server.port=0", "spring.main.keep-alive=false")
                .initializers(application -> {
                    var beans = application.getBeanFactory();
                    beans.registerSingleton("access", access);
                    beans.registerSingleton("viewed", keeper);
                    beans.registerSingleton("provider", new KeptConditions(db));
                    beans.registerSingleton("echo", new Echo());
                })
                .run("--server.port=0");
        base = "http://127.0.0.1:" + context.getWebServer().getPort() + "/fhir";
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> post(String path, String type, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> post(String path, String type, InputStream body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                .build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, PropertyPlaceholderAutoConfiguration.class
    })
    @Import(FhirConfiguration.class)
    static class App {}

    private static final class Holder {
        private static final FhirTestServer SERVER;

        static {
            try {
                SERVER = new FhirTestServer();
            } catch (SQLException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }
}
