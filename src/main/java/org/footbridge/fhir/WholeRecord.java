package org.footbridge.fhir;

import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Everything the FHIR server would answer about one person, gathered through the very methods that answer searches, so
 * that a copy of a record and the connection never tell two stories. Who may ask is decided by whoever calls.
 */
@Component
public class WholeRecord {

    /** The house's own work and what ties several people together is no part of one person's copy (CARE 10). */
    private static final Set<String> NOT_OF_A_PERSON = Set.of("Task", "DetectedIssue", "Group");

    private final ObjectProvider<IResourceProvider> providers;

    WholeRecord(ObjectProvider<IResourceProvider> providers) {
        this.providers = providers;
    }

    /**
     * All resources of a person, by type, with the practitioners they refer to at the end.
     *
     * @param base the address the ids stand under, without a slash at the end
     * @param goOn asked before each type; {@code false} ends the reading with what there is
     */
    public List<Resource> of(UUID person, String base, BooleanSupplier goOn) {
        var found = new LinkedHashMap<String, Resource>();
        for (var provider : readable()) {
            if (!goOn.getAsBoolean()) {
                return List.copyOf(found.values());
            }
            search(provider, person, base).stream()
                    .filter(one -> !toldAmongStaff(one))
                    .forEach(one -> found.put(key(one), one));
        }
        referred(found).forEach(one -> found.putIfAbsent(key(one), one));
        return List.copyOf(found.values());
    }

    /** That one of the house told another of an alert is its own work too; what the person was written is not. */
    private static boolean toldAmongStaff(Resource one) {
        return one instanceof Communication telling && telling.hasAbout();
    }

    /** The resources as one collection any R4 reader opens. */
    public static Bundle bundle(List<Resource> resources, String base) {
        var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        resources.forEach(
                one -> bundle.addEntry().setFullUrl(base + "/" + key(one)).setResource(one));
        return bundle;
    }

    private static String key(Resource one) {
        return one.fhirType() + "/" + one.getIdPart();
    }

    private List<IResourceProvider> readable() {
        return providers.stream()
                .filter(one -> !NOT_OF_A_PERSON.contains(type(one)))
                .filter(one -> parameter(one) != null)
                .sorted(Comparator.comparing(
                                (IResourceProvider one) -> !type(one).equals("Patient"))
                        .thenComparing(WholeRecord::type))
                .toList();
    }

    private static String type(IResourceProvider provider) {
        return provider.getResourceType().getSimpleName();
    }

    /** What a search calls the person; {@code null} for types that are about nobody. */
    private static @Nullable String parameter(IResourceProvider provider) {
        if (provider.getResourceType() == Patient.class) {
            return "_id";
        }
        return method(provider, Search.class)
                .map(search -> names(search).contains("patient") ? "patient" : null)
                .orElse(null);
    }

    private static Optional<Method> method(
            IResourceProvider provider, Class<? extends java.lang.annotation.Annotation> mark) {
        return Arrays.stream(provider.getClass().getMethods())
                .filter(one -> one.isAnnotationPresent(mark))
                .findFirst();
    }

    private static List<String> names(Method search) {
        return Arrays.stream(search.getParameters())
                .map(one -> one.getAnnotation(OptionalParam.class))
                .map(one -> one == null ? "" : one.name())
                .toList();
    }

    private static List<Resource> search(IResourceProvider provider, UUID person, String base) {
        var search = method(provider, Search.class).orElseThrow();
        var found = new ArrayList<Resource>();
        Map<String, String[]> page = Map.of("_count", new String[] {String.valueOf(Keyset.MOST)});
        while (true) {
            var answer = (Bundle) Objects.requireNonNull(
                    call(provider, search, arguments(provider, search, person, base, page)),
                    "A search answers with a bundle.");
            answer.getEntry().forEach(entry -> found.add(entry.getResource()));
            var next = answer.getLink(Bundle.LINK_NEXT);
            if (next == null) {
                return found;
            }
            page = parameters(next.getUrl());
        }
    }

    private static Map<String, String[]> parameters(String url) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        UriComponentsBuilder.fromUriString(url)
                .build()
                .getQueryParams()
                .forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        return parameters;
    }

    private static @Nullable Object[] arguments(
            IResourceProvider provider, Method search, UUID person, String base, Map<String, String[]> page) {
        var request = new SystemRequestDetails();
        request.setFhirServerBase(base);
        request.setResourceName(type(provider));
        request.setParameters(new LinkedHashMap<>(page));
        var names = names(search);
        var types = search.getParameterTypes();
        var arguments = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
            if (RequestDetails.class.isAssignableFrom(types[i])) {
                arguments[i] = request;
            } else if (names.get(i).equals(parameter(provider))) {
                arguments[i] = types[i] == TokenAndListParam.class ? id(person) : patient(person);
            }
        }
        return arguments;
    }

    private static TokenAndListParam id(UUID person) {
        return new TokenAndListParam().addAnd(new TokenOrListParam().add(new TokenParam(person.toString())));
    }

    private static ReferenceAndListParam patient(UUID person) {
        return new ReferenceAndListParam()
                .addAnd(new ReferenceOrListParam().add(new ReferenceParam("Patient/" + person)));
    }

    private static @Nullable Object call(IResourceProvider provider, Method method, @Nullable Object... arguments) {
        try {
            ReflectionUtils.makeAccessible(method);
            return method.invoke(provider, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof RuntimeException own ? own : new IllegalStateException(failed);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("A provider's method cannot be called.", closed);
        }
    }

    /** Whoever wrote something, so that the copy can be read by itself. */
    private List<Resource> referred(Map<String, Resource> found) {
        Set<String> wanted = new LinkedHashSet<>();
        found.values().forEach(one -> references(one, wanted));
        Map<String, IResourceProvider> byType = new LinkedHashMap<>();
        providers.forEach(one -> byType.put(type(one), one));
        return wanted.stream()
                .filter(one -> one.startsWith("Practitioner/") && !found.containsKey(one))
                .map(IdType::new)
                .flatMap(id -> Optional.ofNullable(byType.get(id.getResourceType()))
                        .flatMap(provider ->
                                method(provider, Read.class).map(read -> (Resource) call(provider, read, id)))
                        .stream())
                .toList();
    }

    private static void references(Base element, Set<String> wanted) {
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                if (value instanceof Reference reference && reference.hasReference()) {
                    wanted.add(reference
                            .getReferenceElement()
                            .toUnqualifiedVersionless()
                            .getValue());
                } else if (!value.isPrimitive()) {
                    references(value, wanted);
                }
            }
        }
    }
}
