package org.footbridge.messages;

import org.footbridge.platform.Actor;
import org.footbridge.platform.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tells by mail, in every organization, whoever asked for it that the team has written. */
@Component
class NewsJob {

    private static final Logger log = LoggerFactory.getLogger(NewsJob.class);

    private final Organizations organizations;
    private final NewsByMail news;

    NewsJob(Organizations organizations, NewsByMail news) {
        this.organizations = organizations;
        this.news = news;
    }

    @Scheduled(initialDelay = 90_000, fixedDelay = 300_000)
    void everywhere() {
        for (var organization : organizations.all()) {
            try {
                Actor.job(organization, "message news").run(news::send);
            } catch (DataAccessException | TransactionException away) {
                log.warn(
                        "News of messages wait for the database: {}",
                        away.getClass().getSimpleName());
            }
        }
    }
}
