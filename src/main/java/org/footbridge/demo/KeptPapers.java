package org.footbridge.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.history.Paper;
import org.footbridge.history.Papers;
import org.footbridge.platform.Time;
import org.springframework.stereotype.Component;

/** A few papers that came after intake: a laboratory result by fax, a letter of an employer. */
@Component
class KeptPapers {

    private final Papers papers;

    KeptPapers(Papers papers) {
        this.papers = papers;
    }

    /** Beside the first three running stays. */
    void keep(DemoHouse house, List<Stay> stays) {
        stays.stream()
                .filter(stay -> stay.who().stage().equals("active"))
                .limit(3)
                .forEach(stay -> {
                    keep(house, stay, Paper.Kind.LAB_RESULT, 6, "Laboratory result. Made up for the demo.");
                    keep(house, stay, Paper.Kind.LETTER, 2, "Letter of an employer. Made up for the demo.");
                });
    }

    private void keep(DemoHouse house, Stay stay, Paper.Kind kind, int daysAgo, String words) {
        var day = house.today().minusDays(daysAgo);
        Time.at(
                house.at(day, LocalTime.of(11, 0)),
                () -> house.leaderOf(stay.who().track())
                        .actor()
                        .call(() -> papers.keep(
                                stay.participant(),
                                new Paper(kind, Optional.of(day.minusDays(1)), true, page(words)))));
    }

    /** One page with one line, as a PDF any reader opens. */
    private static byte[] page(String words) {
        var drawn = "BT /F1 14 Tf 72 720 Td (" + words + ") Tj ET";
        var objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length %d >>\nstream\n%s\nendstream".formatted(drawn.length(), drawn),
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        var file = new ByteArrayOutputStream();
        write(file, "%PDF-1.4\n");
        var places = new ArrayList<Integer>();
        for (var object : objects) {
            places.add(file.size());
            write(file, "%d 0 obj\n%s\nendobj\n".formatted(places.size(), object));
        }
        int table = file.size();
        write(file, "xref\n0 %d\n0000000000 65535 f \n".formatted(objects.size() + 1));
        places.forEach(place -> write(file, "%010d 00000 n \n".formatted(place)));
        write(
                file,
                "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n".formatted(objects.size() + 1, table));
        return file.toByteArray();
    }

    private static void write(ByteArrayOutputStream file, String text) {
        file.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
