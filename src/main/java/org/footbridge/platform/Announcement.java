package org.footbridge.platform;

import java.util.List;

/** Something the console says once Footbridge can serve: the demo accounts, the first administrator's link. */
@FunctionalInterface
public interface Announcement {

    List<String> lines();
}
