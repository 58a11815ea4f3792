package org.footbridge.fhir;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Stands at {@code /fhir} from the start and makes the server behind it once, after the application is ready or at the
 * first call, whichever is earlier: HAPI needs more than a second of a cold processor, which nobody should wait for.
 */
final class FhirServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient FutureTask<FhirServer> server;

    FhirServlet(Supplier<FhirServer> make) {
        server = new FutureTask<>(() -> {
            var made = make.get();
            made.init(getServletConfig());
            return made;
        });
    }

    /** Makes the server unless that has begun already. */
    void warm() {
        server.run();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        warm();
        try {
            server.get().service(request, response);
        } catch (ExecutionException broken) {
            throw new ServletException("The FHIR server could not be made.", broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServletException("Stopped while the FHIR server was being made.", stopped);
        }
    }
}
