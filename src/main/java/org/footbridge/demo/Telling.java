package org.footbridge.demo;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.finder.Stories;
import org.footbridge.finder.StoryId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.springframework.stereotype.Component;

/** Two people who were here tell how it was: one story is shown, one waits to be looked at. */
@Component
class Telling {

    private static final String SWIMMING = """
            I sat in the car for twenty minutes before the first day. I had decided to drive home, and then somebody I did not know knocked on the window and asked if I was looking for the door.

            For two weeks I said my name and nothing else. Nobody pushed. In the third week somebody told about her kitchen at night, and it was my kitchen. I said that. It was the first true thing I had said aloud in a year.

            It did not fix everything. In the middle I wanted to stop, and there were days after it that were no better than before. What I took with me is small: I know the hour that is hard, I know what I do in it, and there are four people I can call.

            I still drive past sometimes. I don't stop. It is just good to see the light on.
            """;

    private static final String SONG = """
            I thought everybody there would be worse off than me, or better. They were just people, tired after work. We laughed more than I had laughed in months.
            """;

    private final Stories stories;

    Telling(Stories stories) {
        this.stories = stories;
    }

    /** After both have left. */
    void tell(DemoHouse house, List<Stay> all) {
        var shown = offered(house, named(all, "Marisol"), "M., who swims now", SWIMMING, 2);
        Time.at(
                house.at(house.today().minusDays(1), LocalTime.of(10, 0)),
                () -> house.colleague("director").actor().call(() -> stories.publish(new StoryId(shown), 0)));
        offered(house, named(all, "Lorraine"), "Lo", SONG, 1);
    }

    private UUID offered(DemoHouse house, Stay stay, String name, String words, int daysAgo) {
        var teller = teller(house, stay.participant());
        return Time.at(
                house.at(house.today().minusDays(daysAgo), LocalTime.of(20, 15)),
                () -> teller.call(() -> {
                    stories.write(new Stories.Draft(name, words, Locale.US, true, true, false));
                    return stories.mine().orElseThrow().id();
                }));
    }

    private static Actor teller(DemoHouse house, ParticipantId who) {
        return new Actor(
                Actor.Kind.PARTICIPANT,
                house.organization(),
                UUID.randomUUID(), // a login nobody is told
                null,
                who.value(),
                Set.of(Role.PARTICIPANT),
                Set.of(who.value()),
                null,
                "");
    }

    private static Stay named(List<Stay> all, String given) {
        return all.stream()
                .filter(stay -> stay.who().given().equals(given))
                .findFirst()
                .orElseThrow();
    }
}
