package org.footbridge.audit;

import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks that no audit entry was changed, removed or slipped in since it was sealed. */
@Component
public class AuditChain {

    private static final int STEP = 5_000;

    private final Sql sql;

    AuditChain(Sql sql) {
        this.sql = sql;
    }

    /** What the check found, for one organization. */
    public sealed interface Finding {
        /** @param unsealedTail entries written since the last seal, normally less than a second old */
        record Whole(long sealedEntries, long unsealedTail) implements Finding {}

        /** @param number the first link that does not hold; {@code entry} is the audit entry it stands for */
        record Broken(long number, UUID entry, String what) implements Finding {}
    }

    private record Link(long number, UUID entryId, String hash, Optional<String> content) {}

    @Transactional(readOnly = true)
    public Finding verify() {
        var organization = Actor.current().organization();
        String previous = "";
        long number = 0;
        while (true) {
            var links = sql.sql("""
                            select seal.number, seal.entry_id, seal.hash,
                                   case when entry.id is not null then audit.content(entry) end as content
                              from audit.seal
                              left join audit.entry on entry.organization_id = seal.organization_id and entry.id = seal.entry_id
                             where seal.organization_id = :organization and seal.number > :after
                             order by seal.number
                             limit :step
                            """)
                    .param("organization", organization)
                    .param("after", number)
                    .param("step", STEP)
                    .list(Link.class);
            for (var link : links) {
                number++;
                if (link.number() != number) {
                    return new Finding.Broken(number, link.entryId(), "the seal with this number is missing");
                }
                if (link.content().isEmpty()) {
                    return new Finding.Broken(number, link.entryId(), "the entry was removed");
                }
                previous = Sealer.hash(previous, link.content().get());
                if (!previous.equals(link.hash())) {
                    return new Finding.Broken(number, link.entryId(), "the entry or its seal was changed");
                }
            }
            if (links.size() < STEP) {
                return unsealed(number);
            }
        }
    }

    private record Tail(long waiting, long lost) {}

    private Finding unsealed(long sealed) {
        var tail = sql.sql("""
                        select count(*) filter (where unsealed.id is not null) as waiting,
                               count(*) filter (where unsealed.id is null)     as lost
                          from audit.entry
                          left join audit.seal on seal.organization_id = entry.organization_id and seal.entry_id = entry.id
                          left join audit.unsealed on unsealed.organization_id = entry.organization_id and unsealed.id = entry.id
                         where entry.organization_id = :organization and seal.entry_id is null
                        """)
                .param("organization", Actor.current().organization())
                .single(Tail.class);
        return tail.lost() > 0
                ? new Finding.Broken(
                        sealed + 1, new UUID(0, 0), tail.lost() + " entries stand neither sealed nor waiting")
                : new Finding.Whole(sealed, tail.waiting());
    }
}
