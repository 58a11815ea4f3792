package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.footbridge.access.Clients;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.json.JsonMapper;

/** A program of another house that talks FHIR with us over real HTTP, with a token of its own. */
public final class FhirClient {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String token;

    private FhirClient(String address, Riverside.House house, Clients clients, Set<String> scopes) {
        this(address, house.job(() -> clients.register("A hospital", scopes)), scopes);
    }

    private FhirClient(String address, Clients.Registered client, Set<String> scopes) {
        this.address = address;
        this.token = token(client, scopes);
    }

    /** Registered by the house with exactly these scopes. */
    public static FhirClient of(String port, Riverside.House house, Clients clients, Set<String> scopes) {
        return new FhirClient("http://localhost:" + port, house, clients, scopes);
    }

    /** A program that reads for somebody outside, registered by the house. */
    public static FhirClient readingFor(String recipient, String port, Riverside.House house, Clients clients) {
        return new FhirClient(
                "http://localhost:" + port,
                house.job(() -> clients.registerFor(recipient, "Their program", "Reads what was released to them")),
                Set.of(Clients.READ));
    }

    private String token(Clients.Registered client, Set<String> scopes) {
        var basic = Base64.getEncoder()
                .encodeToString((client.clientId() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8));
        var scope = URLEncoder.encode(String.join(" ", scopes), StandardCharsets.UTF_8);
        var answer = send(HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope)));
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    /** For a program that is not written in Java. */
    public String token() {
        return token;
    }

    /** @param path below {@code /fhir/}, or a whole link as we were given it */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** As {@link #get} with another {@code Authorization}, or none where it is empty. */
    public HttpResponse<String> getAs(String authorization, String path) {
        var request =
                HttpRequest.newBuilder(URI.create(address + "/fhir/" + path)).GET();
        return send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    /** A search whose parameters stand in the body. */
    public HttpResponse<String> search(String type, String form) {
        return send(request(type + "/_search")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    public HttpResponse<String> post(String operation, byte[] body, String... headers) {
        var request = request(operation).POST(BodyPublishers.ofByteArray(body));
        return send(
                headers.length == 0
                        ? request.header("Content-Type", "application/fhir+json")
                        : request.headers(headers));
    }

    public Bundle bundle(String path) {
        var answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return parse(Bundle.class, answer);
    }

    /** Everything a search finds, following its next links to the end. */
    public List<Resource> all(String search) {
        var found = new ArrayList<Resource>();
        var page = bundle(search);
        while (true) {
            page.getEntry().forEach(entry -> found.add(entry.getResource()));
            var next = page.getLink(Bundle.LINK_NEXT);
            if (next == null) {
                return found;
            }
            page = bundle(next.getUrl());
        }
    }

    public int count(String search) {
        return bundle(search + "&_summary=count").getTotal();
    }

    public static <R extends Resource> R parse(Class<R> type, HttpResponse<String> answer) {
        return R4.newJsonParser().parseResource(type, answer.body());
    }

    public static String text(Resource resource) {
        return R4.newJsonParser().encodeResourceToString(resource);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : address + "/fhir/" + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
