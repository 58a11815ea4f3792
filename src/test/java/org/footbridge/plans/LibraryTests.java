package org.footbridge.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class LibraryTests {

    private static final Library.Search ALL =
            new Library.Search("", Optional.empty(), Optional.empty(), false, Library.Order.PROBLEM);

    @Autowired
    Riverside riverside;

    @Autowired
    Library library;

    @Autowired
    FromLibrary fromLibrary;

    @Autowired
    Plans plans;

    @Autowired
    Instruments instruments;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private ParticipantId amara;
    private EpisodeId stay;

    @BeforeEach
    void amara_has_a_stay() {
        house = riverside.found();
        house.job(() -> {
            library.copy();
            return true;
        });
        var enrolled = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7));
        amara = enrolled.id();
        stay = enrolled.episode();
        house.letCare(Role.THERAPIST, amara);
    }

    @Test
    void what_is_shipped_is_whole_for_both_kinds_of_program_and_all_ages() {
        var all = all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(20);
        assertThat(find("", LibraryProblem.Area.SUBSTANCE_USE, LibraryProblem.Ages.ADOLESCENT))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(find("", LibraryProblem.Area.MENTAL_HEALTH, LibraryProblem.Ages.ADULT))
                .hasSizeGreaterThanOrEqualTo(10);
        for (var one : all) {
            var problem = one.content();
            assertThat(problem.gaps()).as(problem.problem()).isEmpty();
            assertThat(problem.goals()).as(problem.problem()).hasSizeBetween(2, 3);
            assertThat(problem.goals()).allSatisfy(goal -> {
                assertThat(goal.words()).matches("(I want|I don.t want).*");
                assertThat(goal.objectives()).isNotEmpty().allSatisfy(objective -> {
                    assertThat(objective.weeks()).as(objective.words()).isPresent();
                    assertThat(objective.interventions()).as(objective.words()).isNotEmpty();
                });
            });
        }
    }

    @Test
    void every_measure_named_is_one_the_house_has_and_fits_the_ages() {
        for (var one : all()) {
            one.content().goals().stream()
                    .flatMap(goal -> goal.objectives().stream())
                    .filter(objective -> objective.instrument().isPresent())
                    .forEach(objective -> {
                        var form = house.job(() -> instruments.current(new InstrumentName(
                                        objective.instrument().orElseThrow())))
                                .orElseThrow();
                        assertThat(objective.score().flatMap(form.facts()::score))
                                .as(objective.words())
                                .isPresent();
                        assertThat(objective.value().isPresent())
                                .as(objective.words())
                                .isEqualTo(objective.aim().isPresent());
                        if (one.content().ages() != LibraryProblem.Ages.ADULT) {
                            assertThat(form.facts().minimumAge())
                                    .as(objective.words())
                                    .isLessThan(18);
                        }
                        if (one.content().ages() != LibraryProblem.Ages.ADOLESCENT) {
                            assertThat(form.facts().maximumAge())
                                    .as(objective.words())
                                    .isEmpty();
                        }
                    });
        }
    }

    @Test
    void copying_twice_changes_nothing_and_leaves_what_was_edited_here() {
        int before = all().size();
        var grief = find("since loss stopped").getFirst();
        house.dana().run(() -> library.write(grief.id(), 1, renamed(grief.content(), "Grief, in our words")));
        house.job(() -> {
            library.copy();
            return true;
        });
        assertThat(all()).hasSize(before);
        assertThat(find("grief in our words")).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo(2);
            assertThat(one.writtenBy()).isPresent();
        });
        assertThat(house.dana().call(() -> library.versions(grief.id())))
                .extracting(Library.Entry::number)
                .containsExactly(2, 1);
    }

    @Test
    void a_version_once_written_cannot_be_changed() {
        assertThatThrownBy(() -> house.inTransaction(() -> sql.sql("update plans.library_version set problem = 'x'")
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void somebody_elses_version_is_not_overwritten() {
        var sleep = find("sleep short broken").getFirst();
        house.dana().run(() -> library.write(sleep.id(), 1, renamed(sleep.content(), "Named by Dana")));
        assertThat(house.ruth().call(() -> library.write(sleep.id(), 1, renamed(sleep.content(), "Second"))))
                .isInstanceOf(Library.NotWritten.class);
        assertThat(find("Named by Dana")).hasSize(1);
    }

    @Test
    void what_is_retired_is_offered_no_more_and_not_deleted() {
        var eating = find("eating weight shape").getFirst();
        house.ruth().run(() -> library.retire(eating.id(), true));
        assertThat(find("eating weight shape")).isEmpty();
        assertThat(page(house.dana().actor(), "/plan-library?retired=true").text())
                .contains(eating.content().problem());
        house.ruth().run(() -> library.retire(eating.id(), false));
        assertThat(find("eating weight shape")).hasSize(1);
    }

    @Test
    void only_who_writes_plans_reads_it_and_only_clinicians_and_the_director_edit() {
        assertThat(get(house.bea().actor(), "/plan-library")).hasStatus(404);
        assertThat(get(house.asParticipant(amara), "/plan-library")).hasStatus(404);
        assertThatThrownBy(() -> house.tom().run(() -> library.find(ALL, 0, 5))).isInstanceOf(NotYours.class);
        assertThat(page(house.ruth().actor(), "/plan-library").select("a[href='/plan-library/new']"))
                .hasSize(1);
    }

    @Test
    void another_organization_sees_nothing_of_ours() {
        var grief = find("since loss stopped").getFirst();
        var other = riverside.found();
        assertThatThrownBy(() -> other.dana().run(() -> library.versions(grief.id())))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void the_list_is_found_sorted_and_paged_without_script() {
        var first = page(house.dana().actor(), "/plan-library");
        assertThat(first.select("tbody tr")).hasSize(20);
        assertThat(first.select("nav.pager a[rel=next]")).hasSize(1);
        var second =
                page(house.dana().actor(), first.select("nav.pager a[rel=next]").attr("href"));
        assertThat(second.select("tbody tr")).hasSize(all().size() - 20);
        assertThat(page(house.dana().actor(), "/plan-library?sort=ages")
                        .select("th[aria-sort=ascending]")
                        .text())
                .isEqualTo("Ages");
        assertThat(page(house.dana().actor(), "/plan-library?q=naloxone").select("tbody tr"))
                .hasSize(1);
        assertThat(get(house.dana().actor(), "/plan-library?sort=x&page=-4&area=y"))
                .hasStatusOk();
        assertThat(page(house.dana().actor(), "/plan-library?q=%25").select("tbody tr"))
                .as("a percent sign is a percent sign")
                .isEmpty();
    }

    @Test
    void a_problem_of_our_own_is_written_line_by_line() {
        Map<String, String> fields = new HashMap<>(Map.of(
                "problem", "Gambling takes the pay before it is home",
                "area", "both",
                "ages", "adult",
                "g0-words", "I want the rent to be paid first",
                "do", "add-objective g0"));
        var open = post(house.dana().actor(), "/plan-library", fields);
        assertThat(open).hasStatusOk();
        assertThat(open).bodyText().contains("g0-o0-words");
        fields.put("g0-o0-words", "Pay is received by an account with two names");
        fields.put("g0-o0-weeks", "soon");
        fields.put("do", "save");
        assertThat(post(house.dana().actor(), "/plan-library", fields)).hasStatus(422);
        fields.put("g0-o0-weeks", "4");
        assertThat(post(house.dana().actor(), "/plan-library", fields)).hasStatus3xxRedirection();
        assertThat(find("gambling")).singleElement().satisfies(one -> {
            assertThat(one.shipped()).isFalse();
            assertThat(one.content().goals().getFirst().objectives().getFirst().weeks())
                    .contains(4);
        });
        fields.put("problem", " ");
        assertThat(post(house.dana().actor(), "/plan-library", fields)).hasStatus(422);
        assertThat(post(house.bea().actor(), "/plan-library", fields)).hasStatus(404);
    }

    @Test
    void what_is_picked_goes_into_the_draft_as_a_copy() {
        var panic = find("panic comes").getFirst();
        var home = "/episodes/" + stay.value() + "/plan";
        assertThat(page(house.dana().actor(), home + "/library?q=panic")
                        .select("form[action$='" + panic.id().value() + "']"))
                .hasSize(1);
        assertThat(post(house.dana().actor(), home + "/library/" + panic.id().value(), Map.of("goal", "1")))
                .hasRedirectedUrl(home);
        var content = draft();
        assertThat(content.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.statement()).isEqualTo(panic.content().problem());
            assertThat(problem.goals())
                    .extracting(PlanContent.Goal::ownWords)
                    .containsExactly(panic.content().goals().get(1).words());
        });
        assertThat(content.objectives().map(PlanContent.Objective::targetOn))
                .allSatisfy(day -> assertThat(day).isPresent());
        house.dana().run(() -> library.write(panic.id(), 1, renamed(panic.content(), "Changed afterwards")));
        assertThat(draft()).isEqualTo(content);
    }

    @Test
    void a_second_goal_joins_its_problem_and_a_refused_reader_takes_nothing() {
        var alone = find("hardly anybody to call").getFirst();
        house.dana().run(() -> fromLibrary.take(stay, alone.id(), Set.of(0)));
        house.dana().run(() -> fromLibrary.take(stay, alone.id(), Set.of(1, 9)));
        assertThat(draft().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.goals()).hasSize(2));
        assertThatThrownBy(() -> house.tom().run(() -> fromLibrary.take(stay, alone.id(), Set.of(0))))
                .isInstanceOf(NotYours.class);
    }

    private PlanContent draft() {
        return house.dana().call(() -> plans.versions(stay)).getFirst().content();
    }

    private static LibraryProblem renamed(LibraryProblem old, String problem) {
        return new LibraryProblem(old.area(), old.ages(), problem, old.goals());
    }

    private List<Library.Entry> all() {
        return house.dana().call(() -> library.find(ALL, 0, 500));
    }

    private List<Library.Entry> find(String words) {
        return house.dana()
                .call(() -> library.find(
                        new Library.Search(words, Optional.empty(), Optional.empty(), false, Library.Order.CHANGED),
                        0,
                        500));
    }

    private List<Library.Entry> find(String words, LibraryProblem.Area area, LibraryProblem.Ages ages) {
        return house.dana()
                .call(() -> library.find(
                        new Library.Search(words, Optional.of(area), Optional.of(ages), false, Library.Order.AREA),
                        0,
                        500));
    }

    private MvcTestResult get(Actor actor, String path) {
        return mvc.get()
                .uri(java.net.URI.create(path))
                .with(SignedInAs.actor(actor))
                .exchange();
    }

    private MvcTestResult post(Actor actor, String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(actor));
        fields.forEach(request::param);
        return request.exchange();
    }

    private Document page(Actor actor, String path) {
        var result = get(actor, path);
        assertThat(result).as(path).hasStatusOk();
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
