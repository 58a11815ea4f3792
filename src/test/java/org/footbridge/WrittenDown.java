package org.footbridge;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.access.Capacity;
import org.footbridge.access.Proof;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Tellers;
import org.footbridge.alerts.Urgency;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.Signer;
import org.footbridge.measures.Answers;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.measures.Mode;
import org.footbridge.medications.Medications;
import org.footbridge.medications.Prescribed;
import org.footbridge.medications.Taken;
import org.footbridge.plans.Modality;
import org.footbridge.plans.ObjectiveStatus;
import org.footbridge.plans.PlanContent;
import org.footbridge.plans.Plans;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.safety.CopingContent;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingPlans;
import org.footbridge.safety.Part;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.Tasks;
import org.springframework.stereotype.Component;

/** A record with something in it: a consent, signed plans, a measure, a task and an alert that was told. */
@Component
public class WrittenDown {

    private final Consents consents;
    private final ConsentForms forms;
    private final Plans plans;
    private final Measures measures;
    private final Instruments instruments;
    private final Tasks tasks;
    private final Medications medications;
    private final CopingPlans copingPlans;
    private final Alerts alerts;
    private final Tellers tellers;
    private final Clock clock;

    WrittenDown(
            Consents consents,
            ConsentForms forms,
            Plans plans,
            Measures measures,
            Instruments instruments,
            Tasks tasks,
            Medications medications,
            CopingPlans copingPlans,
            Alerts alerts,
            Tellers tellers,
            Clock clock) {
        this.consents = consents;
        this.forms = forms;
        this.plans = plans;
        this.measures = measures;
        this.instruments = instruments;
        this.tasks = tasks;
        this.medications = medications;
        this.copingPlans = copingPlans;
        this.alerts = alerts;
        this.tellers = tellers;
        this.clock = clock;
    }

    public void somethingOfEveryKind(Riverside.House house, Riverside.Enrolled person) {
        house.tom()
                .run(() -> consents.decline(
                        person.id(),
                        forms.current(ConsentKind.AFTERCARE, "en").id(),
                        new Signer.InPerson("in person", Capacity.SELF),
                        Regime.PART2));
        var answers = lowest(house);
        house.job(() -> measures.complete(person.id(), InstrumentName.PHQ9, answers, Mode.SELF, Optional.empty()));
        house.inTransaction(() -> tasks.open(new NewTask(
                "call",
                "Call back",
                Optional.of(person.id()),
                Optional.of(Role.INTAKE),
                Optional.empty(),
                clock.instant(),
                "/today")));
        house.samuel()
                .call(() -> medications.start(
                        person.id(),
                        new Taken("Sertraline", "50 mg", "", "", Prescribed.HERE, Optional.empty(), ""),
                        LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK),
                        ""));
        house.letCare(Role.THERAPIST, person.id());
        var draft = house.dana().call(() -> plans.draft(person.episode()));
        house.dana().call(() -> plans.save(draft, 0, content()));
        house.dana().call(() -> Proof.fresh(clock.instant()).call(() -> plans.sign(draft)));
        house.dana()
                .call(() -> copingPlans.write(person.id(), CopingKind.SAFETY, Optional.empty(), copingContent(), true));
        house.inTransaction(() -> alerts.raise(
                Raise.about(person.id(), Source.MANUAL, Urgency.NOW, "Said she cannot go on", Optional.<UUID>empty())));
        tellers.tell(house);
    }

    private static CopingContent copingContent() {
        return new CopingContent(
                Map.of(
                        Part.SIGNS,
                        List.of(new CopingContent.Line(
                                UUID.randomUUID(), "I stop answering", "", "", Optional.<LocalDate>empty()))),
                Set.of(),
                Optional.empty(),
                "");
    }

    private Answers lowest(Riverside.House house) {
        var answers = Answers.none();
        for (var item : house.job(() -> instruments.current(InstrumentName.PHQ9).orElseThrow())
                .items()) {
            answers = answers.with(item.linkId(), item.options().getFirst().code());
        }
        return answers;
    }

    private PlanContent content() {
        var review = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).plusDays(30);
        return new PlanContent(
                "A sister who calls",
                "",
                "",
                "",
                Optional.of(review),
                List.of(new PlanContent.Problem(
                        UUID.randomUUID(),
                        "Low mood",
                        Optional.empty(),
                        List.of(new PlanContent.Goal(
                                UUID.randomUUID(),
                                "I want to get up",
                                List.of(new PlanContent.Objective(
                                        UUID.randomUUID(),
                                        "PHQ-9 < 10",
                                        Optional.of("PHQ9"),
                                        Optional.of(new BigDecimal("18")),
                                        Optional.of(new BigDecimal("9")),
                                        Optional.of(review.plusDays(30)),
                                        ObjectiveStatus.ACTIVE,
                                        Optional.empty(),
                                        List.of(new PlanContent.Intervention(
                                                UUID.randomUUID(),
                                                "Skills group",
                                                Modality.GROUP,
                                                Optional.of(3),
                                                Optional.of(60),
                                                Optional.empty(),
                                                Optional.empty())))))))));
    }
}
