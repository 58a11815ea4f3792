package org.footbridge.demo;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.access.Proof;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.plans.Certifications;
import org.footbridge.plans.Plans;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.springframework.stereotype.Component;

/** One payer has a clock for certifications: most plans are certified, one comes up again in these days. */
@Component
class Certified {

    private static final String PAYER = "Hudson Valley Health";
    private static final int DAYS = 30;

    private final Certifications certifications;
    private final Plans plans;
    private final Programs programs;

    Certified(Certifications certifications, Plans plans, Programs programs) {
        this.certifications = certifications;
        this.plans = plans;
        this.programs = programs;
    }

    void sign(DemoHouse house, List<Stay> all) {
        house.colleague("director")
                .actor()
                .run(() -> programs.setRule(new NewRule(
                        Optional.of(house.adults()),
                        Certifications.DAYS + PAYER,
                        Integer.toString(DAYS),
                        "the payer's manual, made up for the demo",
                        house.today().minusWeeks(9))));
        all.stream()
                .filter(stay -> stay.episode().isPresent() && !stay.who().isYoung())
                .filter(stay -> Set.of("active").contains(stay.who().stage()))
                .limit(3)
                .forEach(stay -> certify(house, stay));
    }

    private void certify(DemoHouse house, Stay stay) {
        var doctor = house.colleague("prescriber").actor();
        var day = house.at(house.today().minusDays(DAYS - 5L), LocalTime.of(16, 0));
        Time.at(
                day,
                () -> doctor.call(
                        () -> plans.versions(stay.episode().orElseThrow()).stream()
                                .filter(one -> one.signedAt()
                                        .filter(at -> at.isBefore(day))
                                        .isPresent())
                                .findFirst()
                                .map(
                                        version -> Proof.fresh(day)
                                                .<Plans.PlanSigning, RuntimeException>call(
                                                        () -> certifications.certify(
                                                                version.id(),
                                                                PAYER,
                                                                "Nine hours a week are needed to hold nights and work; seen on the day of the plan and under my care.")))));
    }
}
