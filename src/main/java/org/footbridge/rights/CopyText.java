package org.footbridge.rights;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.people.OwnPart.Item;
import org.footbridge.people.OwnPart.Section;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Says FHIR resources so that somebody who has never heard of FHIR can read them. */
final class CopyText {

    /** The order a person would ask for it. */
    private static final List<Class<? extends Resource>> ORDER = List.of(
            Patient.class,
            EpisodeOfCare.class,
            CarePlan.class,
            Goal.class,
            QuestionnaireResponse.class,
            Observation.class,
            DocumentReference.class,
            Appointment.class,
            Encounter.class,
            Condition.class,
            MedicationStatement.class,
            MedicationRequest.class,
            AllergyIntolerance.class,
            Flag.class,
            Consent.class);

    private final Words words;
    private final Show show;
    private final ZoneId zone;

    CopyText(Words words, Show show, ZoneId zone) {
        this.words = words;
        this.show = show;
        this.zone = zone;
    }

    /** One section for each type, those with nothing in them too: nothing is said to be nothing. */
    List<Section> sections(List<? extends Resource> resources) {
        Map<Class<?>, List<Item>> items = resources.stream()
                .filter(one -> ORDER.contains(one.getClass()))
                .sorted(Comparator.comparing(CopyText::day).reversed())
                .collect(
                        Collectors.groupingBy(Resource::getClass, Collectors.mapping(this::item, Collectors.toList())));
        return ORDER.stream()
                .map(type -> new Section(
                        words.say("rights.copy." + type.getSimpleName().toLowerCase(Locale.ROOT)),
                        items.getOrDefault(type, List.of())))
                .toList();
    }

    /** When it happened; what has no day of its own comes last. */
    private static Date day(Resource resource) {
        var day =
                switch (resource) {
                    case EpisodeOfCare one -> one.getPeriod().getStart();
                    case CarePlan one -> one.getPeriod().getStart();
                    case QuestionnaireResponse one -> one.getAuthored();
                    case Observation one
                    when one.hasEffectiveDateTimeType() ->
                        one.getEffectiveDateTimeType().getValue();
                    case DocumentReference one -> one.getDate();
                    case Appointment one -> one.getStart();
                    case Encounter one -> one.getPeriod().getStart();
                    case MedicationRequest one -> one.getAuthoredOn();
                    case Consent one -> one.getDateTime();
                    case Flag one -> one.getPeriod().getStart();
                    default -> null;
                };
        return day == null ? new Date(0) : day;
    }

    private Item item(Resource resource) {
        return switch (resource) {
            case Patient one ->
                new Item(
                        one.hasBirthDate() ? one.getBirthDateElement().getValueAsString() : "",
                        one.getNameFirstRep().getNameAsSingleString(),
                        one.getTelecom().stream()
                                .map(way -> way.getValue())
                                .filter(Objects::nonNull)
                                .toList());
            case EpisodeOfCare one ->
                new Item(period(one.getPeriod()), code(one.getTypeFirstRep(), one), state(one.getStatus()));
            case CarePlan one ->
                new Item(
                        period(one.getPeriod()),
                        said(one.getTitle(), one.getDescription(), name(one)),
                        Stream.concat(
                                        Stream.ofNullable(one.hasTitle() ? one.getDescription() : null),
                                        one.getActivity().stream()
                                                .map(step -> said(
                                                        step.getDetail().getDescription(),
                                                        step.getDetail()
                                                                .getCode()
                                                                .getText(),
                                                        "")))
                                .filter(line -> !line.isBlank())
                                .toList());
            case Goal one ->
                new Item(
                        one.hasStartDateType() ? one.getStartDateType().getValueAsString() : "",
                        code(one.getDescription(), one),
                        one.getTarget().stream()
                                .map(target -> said(target.getMeasure().getText(), value(target.getDetail()), ""))
                                .filter(line -> !line.isBlank())
                                .toList());
            case QuestionnaireResponse one ->
                new Item(
                        moment(one.getAuthored()),
                        said(lastPart(one.getQuestionnaire()), name(one), ""),
                        one.getItem().stream().flatMap(this::answers).toList());
            case Observation one ->
                new Item(
                        one.hasEffective() ? value(one.getEffective()) : "",
                        code(one.getCode(), one),
                        one.hasValue() ? List.of(value(one.getValue())) : List.of());
            case DocumentReference one ->
                new Item(
                        moment(one.getDate()),
                        said(one.getDescription(), code(one.getType(), one), ""),
                        one.getContent().stream()
                                .map(content -> content.getAttachment())
                                .filter(file -> file.hasData()
                                        && said(file.getContentType(), "", "").startsWith("text/plain"))
                                .map(file -> new String(file.getData(), StandardCharsets.UTF_8))
                                .toList());
            case Appointment one ->
                new Item(
                        span(one.getStart(), one.getEnd()),
                        said(one.getDescription(), code(one.getServiceTypeFirstRep(), one), ""),
                        state(one.getStatus()));
            case Encounter one ->
                new Item(period(one.getPeriod()), code(one.getTypeFirstRep(), one), state(one.getStatus()));
            case Condition one ->
                new Item(
                        one.hasOnset() ? value(one.getOnset()) : "",
                        code(one.getCode(), one),
                        Stream.of(code(one.getClinicalStatus(), null))
                                .filter(line -> !line.isBlank())
                                .toList());
            case MedicationStatement one ->
                new Item(
                        one.hasEffective() ? value(one.getEffective()) : "",
                        value(one.getMedication()),
                        one.getDosage().stream()
                                .map(dose -> said(dose.getText(), "", ""))
                                .filter(line -> !line.isBlank())
                                .toList());
            case MedicationRequest one ->
                new Item(
                        moment(one.getAuthoredOn()),
                        value(one.getMedication()),
                        one.getDosageInstruction().stream()
                                .map(dose -> said(dose.getText(), "", ""))
                                .filter(line -> !line.isBlank())
                                .toList());
            case AllergyIntolerance one -> new Item(moment(one.getRecordedDate()), code(one.getCode(), one), List.of());
            case Flag one -> new Item(period(one.getPeriod()), code(one.getCode(), one), state(one.getStatus()));
            case Consent one ->
                new Item(
                        moment(one.getDateTime()),
                        code(one.getCategoryFirstRep(), one),
                        Stream.concat(
                                        state(one.getStatus()).stream(),
                                        Stream.of(period(one.getProvision().getPeriod())))
                                .filter(line -> !line.isBlank())
                                .toList());
            default -> new Item("", name(resource), List.of());
        };
    }

    private Stream<String> answers(QuestionnaireResponseItemComponent item) {
        var given = item.getAnswer().stream()
                .map(answer -> value(answer.getValue()))
                .toList();
        var line =
                said(item.getText(), item.getLinkId(), "") + (given.isEmpty() ? "" : ": " + String.join(", ", given));
        return Stream.concat(
                given.isEmpty() && item.hasItem() ? Stream.empty() : Stream.of(line),
                item.getItem().stream().flatMap(this::answers));
    }

    private String value(@Nullable Type value) {
        return switch (value) {
            case null -> "";
            case CodeableConcept concept -> code(concept, null);
            case Coding coding -> said(coding.getDisplay(), coding.getCode(), "");
            case Quantity quantity ->
                (quantity.hasValue() ? quantity.getValue().toPlainString() : "")
                        + (quantity.hasUnit() && !quantity.getUnit().startsWith("{") ? " " + quantity.getUnit() : "");
            case Period period -> period(period);
            case BaseDateTimeType moment ->
                moment.getValueAsString().length() > 10 ? moment(moment.getValue()) : moment.getValueAsString();
            case PrimitiveType<?> plain -> said(plain.getValueAsString(), "", "");
            default -> "";
        };
    }

    private static String code(CodeableConcept concept, @Nullable Resource of) {
        return said(
                concept.getText(),
                concept.getCodingFirstRep().getDisplay(),
                said(concept.getCodingFirstRep().getCode(), of == null ? "" : name(of), ""));
    }

    private List<String> state(@Nullable Enum<?> status) {
        return status == null
                ? List.of()
                : List.of(words.say("rights.copy.state", status.name().toLowerCase(Locale.ROOT)));
    }

    private String period(@Nullable Period period) {
        return period == null ? "" : span(period.getStart(), period.getEnd());
    }

    private String span(@Nullable Date start, @Nullable Date end) {
        return end == null ? moment(start) : moment(start) + " – " + moment(end);
    }

    private String moment(@Nullable Date at) {
        if (at == null) {
            return "";
        }
        var instant = Instant.ofEpochMilli(at.getTime());
        return instant.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT)
                ? show.date(instant)
                : show.dateTime(instant);
    }

    private static String lastPart(@Nullable String address) {
        return address == null ? "" : address.replaceFirst(".*[/:]", "").replaceFirst("\\|.*", "");
    }

    private static String name(Resource resource) {
        return resource.fhirType();
    }

    private static String said(@Nullable String first, @Nullable String second, String third) {
        return first != null && !first.isBlank() ? first : second != null && !second.isBlank() ? second : third;
    }
}
