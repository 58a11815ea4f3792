package org.footbridge.practice.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.practice.ReadLine;

/**
 * The copies somebody shared with the team, the newest first.
 *
 * @param tries how often they said they tried, in words; empty where they said nothing
 */
public record SharedPage(ParticipantId participant, String name, String tries, List<Card> cards) implements Shows {

    /** @param danger whether marks speak of danger to oneself */
    public record Card(String title, String when, List<ReadLine> lines, boolean danger) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
