package org.footbridge.notes;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A clinician's own notes apart from the record (45 CFR 164.501 psychotherapy notes; 42 CFR 2.11 SUD counseling notes).
 * The database shows them to the login that wrote them and to nobody else.
 */
@Component
public class CounselingNotes {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;

    CounselingNotes(Sql sql, Clock clock, Audit audit, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
    }

    /** @param privacyClass one of the two counseling classes */
    @Transactional
    public NoteId write(ParticipantId participant, Regime regime, PrivacyClass privacyClass, String words) {
        authorization.require(Permission.SIGN_CLINICAL, participant);
        if (privacyClass == PrivacyClass.ORDINARY) {
            throw new IllegalArgumentException("An ordinary note stands in the record, not here.");
        }
        var account = Actor.current().account();
        if (account == null) {
            throw new NotYours();
        }
        var id = new NoteId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into notes.counseling_note (organization_id, id, participant_id, account_id, words, written_at, regime,
                                                           privacy_class)
                        values (:organization, :id, :participant, :account, :words, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", participant)
                .param("account", account)
                .param("words", words)
                .param("now", clock.instant())
                .param("regime", regime)
                .param("class", privacyClass)
                .update();
        audit.act(Act.CREATE, "counseling note", id, List.of(participant));
        return id;
    }

    public record CounselingNote(NoteId id, String words, Instant writtenAt, PrivacyClass privacyClass) {}

    /** One's own, newest first. */
    @Transactional(readOnly = true)
    public List<CounselingNote> ofMineAbout(ParticipantId participant) {
        authorization.require(Permission.SIGN_CLINICAL, participant);
        return sql.sql("""
                        select id, words, written_at, privacy_class
                          from notes.counseling_note
                         where organization_id = :organization and participant_id = :participant
                         order by written_at desc, id desc
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(CounselingNote.class);
    }
}
