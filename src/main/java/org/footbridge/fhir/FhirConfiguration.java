package org.footbridge.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the FHIR server into the application. */
@Configuration
class FhirConfiguration {

    private static final FhirAccess NOBODY = _ -> new FhirAccess.Refused("Nobody may read here yet.");

    /** For modules that read or compute with FHIR; the one of the JVM. */
    @Bean
    FhirContext fhirContext() {
        return FhirContext.forR4Cached();
    }

    /**
     * @param address the public address without a slash at the end; empty on localhost, where the request says it
     */
    @Bean
    FhirServlet fhirServlet(
            ObjectProvider<IResourceProvider> providers,
            ObjectProvider<SystemOperations> operations,
            ObjectProvider<FhirAccess> access,
            ObjectProvider<FhirViewed> viewed,
            @Value("${footbridge.url:}") String address) {
        FhirAccess rule = call -> access.getIfAvailable(() -> NOBODY).may(call);
        var base = address.isEmpty() ? "" : address + "/fhir";
        return new FhirServlet(() -> {
            var all = providers.orderedStream().toList();
            List<Object> interceptors = List.of(
                    new ErrorsAreOutcomes(), new AnswerDetails(), new ViewsAreKept(viewed), new TrueStatement(all));
            return new FhirServer(
                    FhirContext.forR4Cached(), all, operations.orderedStream().toList(), rule, interceptors, base);
        });
    }

    @Bean
    ServletRegistrationBean<FhirServlet> fhirRegistration(FhirServlet servlet) {
        var registration = new ServletRegistrationBean<>(servlet, "/fhir/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> fhirIsMadeReady(FhirServlet servlet) {
        return _ -> Thread.ofPlatform()
                .daemon()
                .name("fhir")
                .priority(Thread.MIN_PRIORITY)
                .start(servlet::warm);
    }

    /** In front of everything that might touch the body, the security chain included. */
    @Bean
    FilterRegistrationBean<BodyLimit> fhirBodyLimit() {
        var filter = new FilterRegistrationBean<>(new BodyLimit());
        filter.addUrlPatterns("/fhir/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }
}
