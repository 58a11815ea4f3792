package org.footbridge.rights;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The readable page as a PDF. Letters outside the built-in fonts of PDF are drawn as a mark; the page has them all. */
final class CopyAsPdf {

    static {
        XRLog.setLoggingEnabled(false); // it would name what it draws
    }

    private CopyAsPdf() {}

    static byte[] of(String html) {
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFastMode()
                    .withHtmlContent(html.replaceFirst("(?i)<!DOCTYPE html>", ""), null)
                    .useUriResolver((_, _) -> null)
                    .toStream(out)
                    .run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }
}
