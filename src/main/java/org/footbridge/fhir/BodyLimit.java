package org.footbridge.fhir;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No body above the limit is read into memory, packed or not, and only JSON and search forms are read at all: HAPI's XML
 * parser has no bound on nesting.
 */
final class BodyLimit extends OncePerRequestFilter {

    /** 20 MB, ten to a hundred times a person's bundle. */
    static final long BYTES = 20_000_000;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getContentLengthLong() > BYTES) {
            response.setHeader("Connection", "close");
            Refusal.write(response, 413, IssueType.TOOLONG, "More than 20 MB. Nothing was stored.");
        } else if (has(request, "Content-Type", "xml")) {
            Refusal.write(response, 415, IssueType.NOTSUPPORTED, "Send JSON (application/fhir+json).");
        } else if (has(request, "Content-Encoding", "gzip")) {
            chain.doFilter(new Bounded(request, true), response);
        } else if (request.getHeader("Content-Encoding") != null && !has(request, "Content-Encoding", "identity")) {
            Refusal.write(response, 415, IssueType.NOTSUPPORTED, "Send it plain or with gzip.");
        } else {
            chain.doFilter(new Bounded(request, false), response);
        }
    }

    private static boolean has(HttpServletRequest request, String header, String word) {
        return Objects.requireNonNullElse(request.getHeader(header), "")
                .toLowerCase(Locale.ROOT)
                .contains(word);
    }

    private static BaseServerResponseException notGzip() {
        return Refusal.badRequest("It is no whole gzip, though it is declared as one.", "Content-Encoding");
    }

    private static final class Bounded extends HttpServletRequestWrapper {

        private final boolean packed;

        Bounded(HttpServletRequest request, boolean packed) {
            super(request);
            this.packed = packed;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            var body = super.getInputStream();
            try {
                return new CountedStream(packed ? new GZIPInputStream(body) : body);
            } catch (ZipException | EOFException _) {
                throw notGzip();
            }
        }

        @Override
        public @Nullable String getHeader(String name) {
            return packed && name.equalsIgnoreCase("Content-Encoding") ? null : super.getHeader(name);
        }

        @Override
        public int getContentLength() {
            return packed ? -1 : super.getContentLength();
        }

        @Override
        public long getContentLengthLong() {
            return packed ? -1 : super.getContentLengthLong();
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final InputStream body;
        private long read;
        private boolean finished;

        CountedStream(InputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            try {
                return counted(body.read(), 1);
            } catch (ZipException | EOFException _) {
                throw notGzip();
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                int got = body.read(into, offset, length);
                return counted(got, got);
            } catch (ZipException | EOFException _) {
                throw notGzip();
            }
        }

        private int counted(int result, int bytes) {
            if (result < 0) {
                finished = true;
            } else {
                read += bytes;
            }
            if (read > BYTES) {
                throw Refusal.tooLarge(BYTES);
            }
            return result;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The FHIR server reads in the calling thread.");
        }
    }
}
