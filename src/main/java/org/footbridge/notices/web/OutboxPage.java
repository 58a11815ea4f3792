package org.footbridge.notices.web;

import java.util.List;
import org.footbridge.notices.Mailbox;

/** @param serverSet whether a mail server is set at all */
public record OutboxPage(List<Mailbox.Letter> letters, boolean serverSet) {}
