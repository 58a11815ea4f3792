package org.footbridge.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** People who ask for a page again and again, at once or after they have read it. */
final class Crowd {

    /**
     * What so many people saw.
     *
     * @param p50 milliseconds, as {@code p99}
     * @param cpu milliseconds of processor a page, of both; {@code database} of them PostgreSQL's
     */
    record Cell(double p50, double p99, double cpu, double database, int answers) {}

    private final LongAdder failures = new LongAdder();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    long failures() {
        return failures.sum();
    }

    /** Milliseconds until the whole answer was there; an answer other than 200 is counted as failed. */
    double answered(HttpRequest request) throws Exception {
        long start = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            failures.increment();
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** So many people ask for so long, each again as soon as answered; {@code database} is PostgreSQL's process. */
    Cell ask(List<HttpRequest> requests, int users, Duration time, long database) throws Exception {
        return ask(requests, users, Duration.ZERO, time, database);
    }

    /** The same, and each reads so long before asking again; they do not begin all at once. */
    Cell ask(List<HttpRequest> requests, int users, Duration reading, Duration time, long database) throws Exception {
        var before = Processor.spent(database);
        long end = System.nanoTime() + time.toNanos();
        List<Double> took = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Double>>> people = new ArrayList<>();
            for (int user = 0; user < users; user++) {
                var request = requests.get(user % requests.size());
                var comesAfter = reading.multipliedBy(user).dividedBy(users);
                people.add(() -> {
                    List<Double> times = new ArrayList<>();
                    Thread.sleep(comesAfter);
                    do {
                        times.add(answered(request));
                        Thread.sleep(reading);
                    } while (System.nanoTime() < end);
                    return times;
                });
            }
            for (var times : threads.invokeAll(people)) {
                took.addAll(times.get());
            }
        }
        took.sort(Comparator.naturalOrder());
        var spent = Processor.spent(database).since(before, took.size());
        return new Cell(at(took, 0.5), at(took, 0.99), spent.own() + spent.database(), spent.database(), took.size());
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
    }
}
