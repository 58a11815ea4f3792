package org.footbridge.notices.web;

import java.time.ZoneId;
import java.util.List;
import org.footbridge.notices.Mailbox;

/**
 * @param serverSet whether a mail server is set at all
 * @param zone the organization's own wall clock
 */
public record OutboxPage(List<Mailbox.Letter> letters, boolean serverSet, ZoneId zone) {}
