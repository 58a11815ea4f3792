package org.footbridge.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Adds to the generated CapabilityStatement what HAPI cannot know and takes out what is not so. */
@Interceptor
final class TrueStatement {

    private static final String SERVICES = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    private final Map<String, List<String>> profiles;

    TrueStatement(List<IResourceProvider> providers) {
        profiles = providers.stream()
                .filter(Profiled.class::isInstance)
                .collect(Collectors.toMap(
                        provider -> provider.getResourceType().getSimpleName(),
                        provider -> ((Profiled) provider).profiles()));
    }

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void complete(IBaseConformance generated, RequestDetails request) {
        var statement = (CapabilityStatement) generated;
        var base = request.getFhirServerBase();
        statement.setName("Footbridge").setTitle("Footbridge").setPublisher("Footbridge");
        statement.getImplementation().setUrl(base);
        statement.setFormat(List.of(new CodeType("application/fhir+json"), new CodeType("json")));
        var rest = statement.getRestFirstRep();
        secure(rest, base.replaceAll("/fhir$", "") + "/oauth2/token");
        boolean operations = rest.getResource().stream().anyMatch(type -> type.hasOperation()) || rest.hasOperation();
        rest.getResource().removeIf(type -> type.getType().equals("OperationDefinition") && !operations);
        for (var type : rest.getResource()) {
            type.setSearchInclude(List.of());
            type.setSearchRevInclude(List.of());
            profiles.getOrDefault(type.getType(), List.of()).forEach(type::addSupportedProfile);
        }
    }

    /** SMART's oauth-uris extension also demands an authorize address, which a client of an organization has no use for. */
    private static void secure(CapabilityStatementRestComponent rest, String tokens) {
        rest.getSecurity()
                .setDescription(
                        "OAuth 2 bearer token of a client of one organization, from " + tokens
                                + " (client credentials, scopes system/*.rs, system/Group.rs and system/*.cu). Only this statement is open.")
                .addService(new CodeableConcept(new Coding(SERVICES, "OAuth", "OAuth")));
    }
}
