package org.footbridge.platform;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What somebody typed and has not saved. A draft is its writer's alone and goes when the thing is saved. */
@Component
public class Drafts {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final Sql sql;
    private final Clock clock;
    private final JsonMapper json;

    Drafts(Sql sql, Clock clock, JsonMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
    }

    /** @param page names the form and the thing it is about, such as {@code "assessment/<id>/risk"} */
    @Transactional
    public void keep(String page, Map<String, String> fields) {
        sql.sql("""
                        insert into platform.draft (organization_id, account_id, page, content, saved_at)
                        values (:organization, :account, :page, :content::jsonb, :now)
                        on conflict (organization_id, account_id, page)
                        do update set content = excluded.content, saved_at = excluded.saved_at
                        """)
                .param("organization", Actor.current().organization())
                .param("account", account())
                .param("page", page)
                .param("content", json.writeValueAsString(fields))
                .param("now", clock.instant())
                .update();
    }

    /** What the bound account typed last on that page. */
    @Transactional(readOnly = true)
    public Optional<Map<String, String>> find(String page) {
        return sql.sql("""
                        select content::text from platform.draft
                         where organization_id = :organization and account_id = :account and page = :page
                        """)
                .param("organization", Actor.current().organization())
                .param("account", account())
                .param("page", page)
                .optional(String.class)
                .map(content -> json.readValue(content, FIELDS));
    }

    /** The thing was saved; its draft goes with the same transaction. */
    @Transactional
    public void forget(String page) {
        sql.sql("""
                        delete from platform.draft
                         where organization_id = :organization and account_id = :account and page = :page
                        """)
                .param("organization", Actor.current().organization())
                .param("account", account())
                .param("page", page)
                .update();
    }

    private static @Nullable UUID account() {
        return Actor.current().account();
    }
}
