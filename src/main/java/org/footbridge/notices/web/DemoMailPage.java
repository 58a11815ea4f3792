package org.footbridge.notices.web;

import java.util.List;
import org.footbridge.notices.Mailbox;

public record DemoMailPage(List<Mailbox.Letter> letters) {}
