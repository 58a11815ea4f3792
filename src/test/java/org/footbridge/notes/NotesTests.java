package org.footbridge.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.access.NotYours;
import org.footbridge.access.Signatures;
import org.footbridge.attendance.Attendance;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Statements;
import org.footbridge.scheduling.Sessions;
import org.footbridge.staff.SigningTerms;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

@FootbridgeTest
class NotesTests {

    private static final SharedPart SHARED =
            new SharedPart("Distress tolerance", "Taught the TIP steps and practiced one.", "Anger at home");

    @Autowired
    SigningTerms terms;

    @Autowired
    GroupEvening evenings;

    @Autowired
    GroupNotes groupNotes;

    @Autowired
    Notes notes;

    @Autowired
    Supervision supervision;

    @Autowired
    CounselingNotes counselingNotes;

    @Autowired
    Attendance attendance;

    @Autowired
    Sessions sessions;

    @Autowired
    Signatures signatures;

    @Autowired
    Sql sql;

    @Test
    void one_press_signs_the_shared_part_and_every_own_part() {
        var evening = evenings.with(3);
        writeAll(evening);
        evening.everybodyPresentAndClosed(evening.session());

        assertThat(sign(evening)).isEqualTo(new GroupNotes.SigningAll.Signed(3, false, 0));
        assertThat(parts(evening).values()).allSatisfy(note -> {
            assertThat(note.isLocked()).isTrue();
            var signed = evening.<List<Signatures.Signature>>as(
                    evening.house().dana(), () -> signatures.signaturesOf("note", note.id()));
            assertThat(signed).singleElement().satisfies(one -> {
                assertThat(one.signerName()).isEqualTo("Dana Reyes, LCSW");
                assertThat(evening.<Boolean>as(
                                evening.house().dana(), () -> signatures.holds(one.id(), NoteText.of(note))))
                        .isTrue();
            });
        });
    }

    @Test
    void nothing_is_signed_before_the_session_is_closed_and_the_shared_part_written() {
        var evening = evenings.with(1);
        assertThat(sign(evening)).isInstanceOf(GroupNotes.SigningAll.Refused.class);
        evening.everybodyPresentAndClosed(evening.session());
        assertThat(sign(evening))
                .isEqualTo(new GroupNotes.SigningAll.Refused(
                        "Write the shared part first: what was done in this session.", List.of()));
    }

    @Test
    void a_signed_note_cannot_be_changed_by_the_application_itself() {
        var evening = signedEvening(1);
        for (var planted : List.of(
                "update notes.note set response = 'else' where organization_id = :organization",
                "delete from notes.note where organization_id = :organization",
                "update notes.shared_part set process = 'else' where organization_id = :organization")) {
            assertThatThrownBy(() -> evening.house()
                            .inTransaction(() -> sql.sql(planted)
                                    .param("organization", evening.house().organization())
                                    .update()))
                    .isInstanceOf(DataAccessException.class);
        }
        var id = only(evening).id();
        assertThat(evening.<Notes.Changing>as(
                        evening.house().dana(),
                        () -> notes.revise(id, only(evening).version(), service("Else"))))
                .isInstanceOf(Notes.Changing.Refused.class);
    }

    @Test
    void an_addendum_stands_beside_what_was_signed() {
        var evening = signedEvening(1);
        var id = only(evening).id();

        assertThat(evening.<Notes.Changing>as(
                        evening.house().dana(), () -> notes.addendum(id, "She called afterwards and was home safe.")))
                .isEqualTo(new Notes.Changing.Done(id));
        assertThat(count(evening, "notes.addendum")).isEqualTo(1);
        assertThat(only(evening).own().response()).startsWith("Practiced");
    }

    @Test
    void entered_in_error_hides_the_note_everywhere_and_keeps_it_as_it_was() {
        var evening = signedEvening(1);
        var note = only(evening);
        evening.as(evening.house().dana(), () -> notes.enteredInError(note.id(), "Belongs to somebody else"));
        assertThat(parts(evening)).hasSize(1);
        var paula = evening.house().paula();
        evening.as(paula, () -> notes.seal(errorOf(evening)));

        assertThat(parts(evening)).isEmpty();
        for (var view : List.of("notes.v_notes", "notes.v_timeline", "notes.note")) {
            assertThat(count(evening, view)).as(view).isZero();
        }
        assertThatThrownBy(() -> evening.as(evening.house().dana(), () -> notes.get(note.id())))
                .isInstanceOf(NotYours.class);
        var asPerson = evening.house().asParticipant(evening.person(0));
        assertThat(asPerson.call(() -> countAs("notes.note"))).isZero();
        assertThat(evening.<String>as(paula, () -> textAs(note.id())))
                .isEqualTo(note.own().response());
        assertThat(count(evening, "tasks.v_open where kind = 'entered-in-error'"))
                .isEqualTo(1);
    }

    @Test
    void it_takes_two_people_to_seal() {
        var evening = signedEvening(1);
        evening.as(
                evening.house().dana(), () -> notes.enteredInError(only(evening).id(), "Wrong chart"));
        var dana = evening.house().dana().actor();
        var both = new Actor(
                dana.kind(),
                dana.organization(),
                dana.account(),
                dana.membership(),
                dana.person(),
                java.util.Set.of(Role.THERAPIST, Role.PRIVACY),
                null,
                null,
                "");

        assertThat(evening.<Notes.Changing>as(both, () -> notes.seal(errorOf(evening))))
                .isEqualTo(new Notes.Changing.Refused("It takes two people: its author and somebody else."));
    }

    @Test
    void an_associates_notes_lock_when_the_supervisor_signs_too() {
        var evening = evenings.with(2);
        var ines = evening.house().ines();
        letInesCare(evening);
        evening.as(
                evening.house().dana(),
                () -> sessions.lead(
                        evening.session(),
                        ines.id(),
                        Optional.of(evening.house().dana().id())));
        evening.as(ines, () -> groupNotes.save(evening.session(), Optional.of(shared()), drafts(evening)));
        evening.everybodyPresentAndClosed(evening.session());
        assertThat(evening.<GroupNotes.SigningAll>as(ines, () -> groupNotes.sign(evening.session())))
                .isEqualTo(new GroupNotes.SigningAll.Signed(2, true, 0));
        assertThat(parts(evening).values()).noneMatch(Written::isLocked).noneMatch(Written::isDraft);

        var ids = parts(evening).values().stream().map(Written::id).toList();
        var priya = evening.house().priya();
        evening.as(priya, () -> supervision.sendBack(ids.getFirst(), "What did she practice?"));
        assertThat(evening.<Supervision.Acting>as(
                        priya, () -> supervision.cosign(Optional.empty(), List.of(ids.getLast()))))
                .isEqualTo(new Supervision.Acting.Done());

        var after = parts(evening).values();
        assertThat(after).filteredOn(Written::isLocked).extracting(Written::id).containsExactly(ids.getLast());
        assertThat(after).filteredOn(Written::isDraft).extracting(Written::id).containsExactly(ids.getFirst());
        assertThatThrownBy(() -> evening.as(
                        evening.house().dana(), () -> supervision.cosign(Optional.empty(), List.of(ids.getFirst()))))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void an_associates_shared_part_is_not_changed_while_it_waits_and_locks_with_the_supervisor() {
        var evening = evenings.with(2);
        var ines = evening.house().ines();
        var priya = evening.house().priya();
        var session = evening.session();
        letInesCare(evening);
        evening.as(
                evening.house().dana(),
                () -> sessions.lead(
                        session, ines.id(), Optional.of(evening.house().dana().id())));
        evening.as(ines, () -> groupNotes.save(session, Optional.of(shared()), drafts(evening)));
        evening.everybodyPresentAndClosed(session);
        evening.as(ines, () -> groupNotes.sign(session));
        var waits = evening.<GroupNotes.Shared>as(ines, () -> groupNotes.shared(session));
        assertThat(waits.isSigned()).isTrue();
        assertThat(waits.signedAt()).isEmpty();

        var other = new GroupNotes.SharedDraft(new SharedPart("Another lesson", "", ""), waits.version());
        assertThat(evening.<GroupNotes.Saving>as(ines, () -> groupNotes.save(session, Optional.of(other), Map.of())))
                .isInstanceOfSatisfying(
                        GroupNotes.Saving.Saved.class,
                        saved -> assertThat(saved.shared()).isPresent());

        assertThatThrownBy(() ->
                        evening.as(evening.house().dana(), () -> supervision.cosign(Optional.of(session), List.of())))
                .isInstanceOf(NotYours.class);
        evening.as(priya, () -> supervision.sendBack(session, "Which skill was it?"));
        assertThat(evening.<GroupNotes.Shared>as(ines, () -> groupNotes.shared(session))
                        .isSigned())
                .isFalse();

        var now = evening.<GroupNotes.Shared>as(ines, () -> groupNotes.shared(session));
        var better = new GroupNotes.SharedDraft(
                new SharedPart("Paced breathing", "Three minutes together.", ""), now.version());
        evening.as(ines, () -> groupNotes.save(session, Optional.of(better), Map.of()));
        assertThat(evening.<GroupNotes.SigningAll>as(ines, () -> groupNotes.sign(session)))
                .isEqualTo(new GroupNotes.SigningAll.Signed(0, true, 0));
        assertThat(evening.<Supervision.Acting>as(priya, () -> supervision.cosign(Optional.of(session), List.of())))
                .isEqualTo(new Supervision.Acting.Done());
        assertThat(evening.<GroupNotes.Shared>as(ines, () -> groupNotes.shared(session))
                        .signedAt())
                .isPresent();
        assertThat(evening.<Supervision.Acting>as(priya, () -> supervision.cosign(Optional.of(session), List.of())))
                .isInstanceOf(Supervision.Acting.Refused.class);
    }

    @Test
    void two_facilitators_writing_at_once_lose_neither_text() {
        var evening = evenings.with(1);
        var dana = evening.house().dana();
        var priya = evening.house().priya();
        evening.as(dana, () -> groupNotes.save(evening.session(), Optional.of(shared()), drafts(evening)));

        var mine = new SharedPart("Distress tolerance", "Paced breathing.", "");
        var saving = evening.<GroupNotes.Saving>as(
                priya,
                () -> groupNotes.save(
                        evening.session(),
                        Optional.of(new GroupNotes.SharedDraft(mine, 0)),
                        Map.of(evening.person(0), new GroupNotes.PartDraft(OwnPart.response("Listened."), 0))));

        assertThat(saving).isInstanceOfSatisfying(GroupNotes.Saving.Saved.class, saved -> {
            assertThat(saved.shared()).contains(new GroupNotes.SharedConflict(SHARED, 1, mine));
            assertThat(saved.parts()).singleElement().satisfies(part -> {
                assertThat(part.stands().response()).startsWith("Practiced");
                assertThat(part.yours().response()).isEqualTo("Listened.");
            });
        });
    }

    @Test
    void anothers_name_is_asked_about_before_anybody_signs() {
        var evening = evenings.with(2);
        evening.as(
                evening.house().dana(),
                () -> groupNotes.save(
                        evening.session(),
                        Optional.of(shared()),
                        Map.of(
                                evening.person(0),
                                new GroupNotes.PartDraft(OwnPart.response("Comforted Lee after the break."), 0))));
        evening.everybodyPresentAndClosed(evening.session());

        assertThat(sign(evening))
                .isInstanceOfSatisfying(
                        GroupNotes.SigningAll.Refused.class,
                        refused -> assertThat(refused.names())
                                .containsExactly(new GroupNotes.NameFound(
                                        Optional.of(evening.person(0)), "Lee", evening.person(1), "a peer")));
        evening.as(evening.house().dana(), () -> {
            groupNotes.keepWord(evening.session(), "Lee");
            return true;
        });
        assertThat(sign(evening)).isEqualTo(new GroupNotes.SigningAll.Signed(1, false, 1));
    }

    @Test
    void signing_twelve_costs_as_many_statements_as_signing_three() {
        var three = evenings.with(3);
        var twelve = evenings.with(12);
        for (var evening : List.of(three, twelve)) {
            evening.everybodyPresentAndClosed(evening.session());
        }
        int fewWritten = Statements.of(() -> writeAll(three));
        int manyWritten = Statements.of(() -> writeAll(twelve));
        int few = Statements.of(() -> sign(three));
        int many = Statements.of(() -> sign(twelve));

        assertThat(manyWritten).isEqualTo(fewWritten);
        assertThat(many).isEqualTo(few).isBetween(5, 40);
    }

    @Test
    void a_counseling_note_is_seen_by_its_author_alone() {
        var evening = evenings.with(1);
        evening.as(
                evening.house().dana(),
                () -> counselingNotes.write(
                        evening.person(0), Regime.PART2, PrivacyClass.SUD_COUNSELING, "For me alone"));

        assertThat(evening.<List<CounselingNotes.CounselingNote>>as(
                        evening.house().dana(), () -> counselingNotes.ofMineAbout(evening.person(0))))
                .hasSize(1);
        assertThat(evening.<List<CounselingNotes.CounselingNote>>as(
                        evening.house().priya(), () -> counselingNotes.ofMineAbout(evening.person(0))))
                .isEmpty();
        assertThat(count(evening, "notes.counseling_note")).isZero();
    }

    @Test
    void another_organization_finds_no_note() {
        var evening = signedEvening(1);
        var other = evenings.with(1);

        assertThatThrownBy(() -> other.as(
                        other.house().dana(), () -> notes.get(only(evening).id())))
                .isInstanceOf(NotYours.class);
    }

    private GroupEvening.Evening signedEvening(int people) {
        var evening = evenings.with(people);
        writeAll(evening);
        evening.everybodyPresentAndClosed(evening.session());
        sign(evening);
        return evening;
    }

    private GroupNotes.Saving writeAll(GroupEvening.Evening evening) {
        return evening.as(
                evening.house().dana(),
                () -> groupNotes.save(evening.session(), Optional.of(shared()), drafts(evening)));
    }

    private static GroupNotes.SharedDraft shared() {
        return new GroupNotes.SharedDraft(SHARED, 0);
    }

    private static Map<ParticipantId, GroupNotes.PartDraft> drafts(GroupEvening.Evening evening) {
        Map<ParticipantId, GroupNotes.PartDraft> drafts = new HashMap<>();
        for (int i = 0; i < evening.people().size(); i++) {
            drafts.put(
                    evening.person(i),
                    new GroupNotes.PartDraft(
                            new OwnPart(
                                    "Practiced with cold water, number " + i,
                                    "A step toward objective 1",
                                    "No thoughts of suicide when asked",
                                    "Tries it at home",
                                    "",
                                    java.util.Set.of(UUID.randomUUID())),
                            0));
        }
        return drafts;
    }

    private GroupNotes.SigningAll sign(GroupEvening.Evening evening) {
        return evening.as(evening.house().dana(), () -> groupNotes.sign(evening.session()));
    }

    private Map<ParticipantId, Written> parts(GroupEvening.Evening evening) {
        return evening.as(evening.house().dana(), () -> groupNotes.parts(evening.session()));
    }

    private Written only(GroupEvening.Evening evening) {
        return parts(evening).values().iterator().next();
    }

    private static ServiceNote service(String response) {
        return new ServiceNote(
                NoteKind.INDIVIDUAL,
                Optional.empty(),
                "Individual",
                java.time.Instant.parse("2026-11-24T15:00:00Z"),
                Optional.empty(),
                "",
                "",
                "",
                OwnPart.response(response));
    }

    @Test
    void where_a_director_signed_that_nobody_signs_too_an_associates_notes_lock_at_once() {
        var evening = evenings.with(1);
        var ines = evening.house().ines();
        letInesCare(evening);
        evening.house()
                .ruth()
                .run(() -> terms.sign(new SigningTerms.NewTerm(
                        SigningTerms.What.GROUP_NOTE, false, Optional.empty(), false, "decided here", evening.day())));
        evening.as(
                evening.house().dana(),
                () -> sessions.lead(
                        evening.session(),
                        ines.id(),
                        Optional.of(evening.house().dana().id())));
        evening.as(ines, () -> groupNotes.save(evening.session(), Optional.of(shared()), drafts(evening)));
        evening.everybodyPresentAndClosed(evening.session());
        assertThat(evening.<GroupNotes.SigningAll>as(ines, () -> groupNotes.sign(evening.session())))
                .isEqualTo(new GroupNotes.SigningAll.Signed(1, false, 0));
        assertThat(parts(evening).values()).allMatch(Written::isLocked);
    }

    private void letInesCare(GroupEvening.Evening evening) {
        evening.house().ines();
        evening.people().forEach(one -> evening.house().letCare(Role.ASSOCIATE, one.id()));
    }

    private UUID errorOf(GroupEvening.Evening evening) {
        return evening.house()
                .inTransaction(() -> sql.sql("select id from notes.error where organization_id = :organization")
                        .param("organization", evening.house().organization())
                        .single(UUID.class));
    }

    private int count(GroupEvening.Evening evening, String what) {
        return evening.house()
                .inTransaction(() -> sql.sql("select count(*) from " + what).single(Integer.class));
    }

    private int countAs(String table) {
        return inOwnTransaction("select count(*) from " + table, Integer.class, null);
    }

    private String textAs(NoteId id) {
        return inOwnTransaction("select response from notes.note where id = :id", String.class, id);
    }

    @Autowired
    org.springframework.transaction.support.TransactionTemplate transaction;

    private <R> R inOwnTransaction(String text, Class<R> type, @org.jspecify.annotations.Nullable NoteId id) {
        return java.util.Objects.requireNonNull(transaction.execute(done -> {
            var statement = sql.sql(text);
            return (id == null ? statement : statement.param("id", id)).single(type);
        }));
    }
}
