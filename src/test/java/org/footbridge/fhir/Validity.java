package org.footbridge.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.jspecify.annotations.Nullable;

/** Whether a resource is valid R4 and keeps the profiles it claims, without a network. One validator per JVM. */
public final class Validity {

    public static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";

    /**
     * Bound to code systems (CDC race and ethnicity, v3 sex, and for documents all of LOINC) that cannot be expanded offline.
     * Nothing wider is waived.
     */
    private static final Set<String> WAIVED = Set.of(
            "http://hl7.org/fhir/us/core/ValueSet/omb-race-category",
            "http://hl7.org/fhir/us/core/ValueSet/omb-ethnicity-category",
            "http://hl7.org/fhir/us/core/ValueSet/birthsex",
            "http://hl7.org/fhir/us/core/ValueSet/us-core-documentreference-type");

    private static final String RACE_AND_ETHNICITY = "urn:oid:2.16.840.1.113883.6.238";

    private Validity() {}

    /** Fails with all errors where the resource is not valid against base R4 and the profiles in its meta. */
    public static void check(IBaseResource resource) {
        assertThat(errors(resource)).as(text(resource)).isEmpty();
    }

    /** Fails with all errors where the resource also does not keep this profile. */
    public static void check(IBaseResource resource, String profile) {
        assertThat(errors(resource, profile)).as(text(resource)).isEmpty();
    }

    public static List<String> errors(IBaseResource resource, String... profiles) {
        var options = new ValidationOptions();
        for (String profile : profiles) {
            options.addProfile(profile);
        }
        return Holder.VALIDATOR.validateWithResult(text(resource), options).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(Validity::line)
                .toList();
    }

    private static String text(IBaseResource resource) {
        return Holder.CONTEXT.newJsonParser().encodeResourceToString(resource);
    }

    private static String line(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }

    private static final class Waived implements IValidationSupport {

        @Override
        public FhirContext getFhirContext() {
            return Holder.CONTEXT;
        }

        /** The code system behind the first two, so that a code in it is not an unknown one. */
        @Override
        public boolean isCodeSystemSupported(ValidationSupportContext context, @Nullable String system) {
            return RACE_AND_ETHNICITY.equals(system);
        }

        @Override
        public boolean isValueSetSupported(ValidationSupportContext context, @Nullable String url) {
            return url != null && WAIVED.contains(withoutVersion(url));
        }

        @Override
        public @Nullable CodeValidationResult validateCode(
                ValidationSupportContext context,
                ConceptValidationOptions options,
                @Nullable String system,
                @Nullable String code,
                @Nullable String display,
                @Nullable String url) {
            boolean waived = url == null ? isCodeSystemSupported(context, system) : isValueSetSupported(context, url);
            return waived ? new CodeValidationResult().setCode(code).setDisplay(display) : null;
        }

        @Override
        public @Nullable CodeValidationResult validateCodeInValueSet(
                ValidationSupportContext context,
                ConceptValidationOptions options,
                @Nullable String system,
                @Nullable String code,
                @Nullable String display,
                IBaseResource valueSet) {
            return valueSet instanceof org.hl7.fhir.r4.model.ValueSet known
                    ? validateCode(context, options, system, code, display, known.getUrl())
                    : null;
        }

        private static String withoutVersion(String url) {
            return url.replaceAll("\\|.*", "");
        }
    }

    private static final class Holder {

        private static final FhirContext CONTEXT = FhirContext.forR4Cached();
        private static final FhirValidator VALIDATOR = validator();

        private static FhirValidator validator() {
            // HAPI's XML reading needs Woodstox; the spreadsheet reader brings another StAX that it trips over.
            System.setProperty("javax.xml.stream.XMLInputFactory", "com.ctc.wstx.stax.WstxInputFactory");
            var usCore = new NpmPackageValidationSupport(CONTEXT);
            try {
                usCore.loadPackageFromClasspath("classpath:us-core/us_core_610.tgz");
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            var chain = new ValidationSupportChain(
                    new Waived(),
                    new DefaultProfileValidationSupport(CONTEXT),
                    usCore,
                    new CommonCodeSystemsTerminologyService(CONTEXT),
                    new InMemoryTerminologyServerValidationSupport(CONTEXT),
                    new SnapshotGeneratingValidationSupport(CONTEXT));
            var instance = new FhirInstanceValidator(chain);
            instance.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
            instance.setNoExtensibleWarnings(true);
            return CONTEXT.newValidator().registerValidatorModule(instance);
        }
    }
}
