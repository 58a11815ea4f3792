package org.footbridge.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.BaseQueryParameter;
import ca.uhn.fhir.rest.server.method.SearchMethodBinding;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * HAPI's plain server with our rules in front of the providers. Keeps nothing between calls: no paging provider, no
 * history of its own. The rules stand in overrides, not in interceptors, because HAPI logs a stack trace for each
 * refusal of an interceptor.
 */
final class FhirServer extends RestfulServer {

    private static final long serialVersionUID = 1;

    private final transient FhirAccess access;

    /**
     * @param address the public base URL; empty where only the request knows it
     */
    FhirServer(
            FhirContext context,
            List<IResourceProvider> providers,
            List<SystemOperations> operations,
            FhirAccess access,
            List<Object> interceptors,
            String address) {
        super(context);
        this.access = access;
        setServerName("Footbridge");
        setServerVersion("0.1.0");
        setImplementationDescription("Footbridge: the record of an Intensive Outpatient Program");
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setResourceProviders(providers);
        registerProviders(operations);
        if (!address.isEmpty()) {
            setServerAddressStrategy(new HardcodedServerAddressStrategy(address));
        }
        interceptors.forEach(this::registerInterceptor);
    }

    @Override
    protected void validateRequest(ServletRequestDetails request) {
        super.validateRequest(request);
        var encoding = RestfulServerUtils.determineResponseEncodingNoDefault(request, EncodingEnum.JSON);
        if (encoding != null && encoding.getEncoding() != EncodingEnum.JSON) {
            throw Refusal.of(406, IssueType.NOTSUPPORTED, "Answers are given as application/fhir+json only.");
        }
        if (request.getResourceName() == null && request.getOperation() == null) {
            throw Refusal.of(404, IssueType.NOTFOUND, "There is nothing at this address.\nMaybe start at /metadata.");
        }
        KnownParameters.check(request, searchParameters(request.getResourceName()));
    }

    /** Finds the provider's method and asks whether the caller may use it, before anything is read. */
    @Override
    public BaseMethodBinding determineResourceMethod(RequestDetails request, String path) {
        var method = super.determineResourceMethod(request, path);
        var kind = method.getRestOperationType(request);
        request.setRestOperationType(kind);
        if (kind != RestOperationTypeEnum.METADATA
                && access.may(FhirCall.of(request)) instanceof FhirAccess.Refused(String sentence)) {
            throw Refusal.forbidden(sentence);
        }
        return method;
    }

    /** The parameters any search of a type declares, and what they are. */
    private Map<String, RestSearchParameterTypeEnum> searchParameters(String type) {
        return getResourceBindings().stream()
                .filter(binding -> binding.getResourceName().equals(type))
                .flatMap(binding -> binding.getMethodBindings().stream())
                .filter(SearchMethodBinding.class::isInstance)
                .flatMap(search -> search.getParameters().stream())
                .filter(BaseQueryParameter.class::isInstance)
                .map(BaseQueryParameter.class::cast)
                .collect(Collectors.toMap(
                        BaseQueryParameter::getName, BaseQueryParameter::getParamType, (one, _) -> one));
    }

    /** Which software answers is nobody's business. */
    @Override
    protected String createPoweredByHeader() {
        return "";
    }
}
