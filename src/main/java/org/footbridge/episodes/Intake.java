package org.footbridge.episodes;

import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.footbridge.referrals.ReferralId;
import org.footbridge.referrals.Referrals;
import org.footbridge.referrals.Status;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a referral into work as a planned stay, and tells the referral how far the way in has come. */
@Component
public class Intake {

    private final Sql sql;
    private final Referrals referrals;
    private final Episodes episodes;

    Intake(Sql sql, Referrals referrals, Episodes episodes) {
        this.sql = sql;
        this.referrals = referrals;
        this.episodes = episodes;
    }

    /** Opens the planned stay of a referral. The same referral again leads to the same stay. */
    @Transactional
    public EpisodeId open(ReferralId referral, ProgramId program) {
        var taken = referrals.takeIntoWork(referral);
        return episodeOf(referral).orElseGet(() -> episodes.plan(taken.participantId(), program, referral));
    }

    /** The stay a referral led to. */
    @Transactional(readOnly = true)
    public Optional<EpisodeId> episodeOf(ReferralId referral) {
        return sql.sql("""
                        select id from episodes.episode where organization_id = :organization and referral_id = :referral
                        """)
                .param("organization", Actor.current().organization())
                .param("referral", referral)
                .optional(UUID.class)
                .map(EpisodeId::new);
    }

    /** The way in came further; a stay without a referral has nobody to tell. */
    void mark(EpisodeId episode, Status status) {
        sql.sql("""
                        select referral_id from episodes.episode
                         where organization_id = :organization and id = :id and referral_id is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", episode)
                .optional(UUID.class)
                .ifPresent(referral -> referrals.mark(new ReferralId(referral), status));
    }
}
