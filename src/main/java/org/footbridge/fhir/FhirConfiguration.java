package org.footbridge.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the FHIR server into the application. */
@Configuration
class FhirConfiguration {

    private static final FhirAccess NOBODY = _ -> new FhirAccess.Refused("Nobody may read here yet.");

    @Bean
    FhirContext fhirContext() {
        return FhirContext.forR4Cached();
    }

    /**
     * @param address the public address without a slash at the end; empty on localhost, where the request says it
     */
    @Bean
    ServletRegistrationBean<FhirServer> fhirServer(
            FhirContext context,
            ObjectProvider<IResourceProvider> providers,
            ObjectProvider<SystemOperations> operations,
            ObjectProvider<FhirAccess> access,
            ObjectProvider<FhirViewed> viewed,
            @Value("${footbridge.url:}") String address) {
        var all = providers.orderedStream().toList();
        List<Object> interceptors =
                List.of(new ErrorsAreOutcomes(), new AnswerDetails(), new ViewsAreKept(viewed), new TrueStatement(all));
        FhirAccess rule = call -> access.getIfAvailable(() -> NOBODY).may(call);
        var base = address.isEmpty() ? "" : address + "/fhir";
        var server = new FhirServer(context, all, operations.orderedStream().toList(), rule, interceptors, base);
        var servlet = new ServletRegistrationBean<>(server, "/fhir/*");
        servlet.setName("fhir");
        servlet.setLoadOnStartup(1);
        return servlet;
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
