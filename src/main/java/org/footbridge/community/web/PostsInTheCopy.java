package org.footbridge.community.web;

import java.util.List;
import org.footbridge.people.OwnPart;
import org.footbridge.platform.Actor;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;

/** What a person wrote in rooms, in the own copy of the record; nothing anybody else wrote. */
@Component("communityPostsInTheCopy")
class PostsInTheCopy implements OwnPart {

    private final RoomQuery query;

    PostsInTheCopy(RoomQuery query) {
        this.query = query;
    }

    @Override
    public List<Section> sections(Words words, Show show) {
        var own = Actor.current().account() == null ? List.<RoomQuery.Own>of() : query.own();
        return own.isEmpty()
                ? List.of()
                : List.of(new Section(
                        words.say("community.copy"),
                        own.reversed().stream()
                                .map(post -> new Item(
                                        show.dateTime(post.writtenAt()), post.roomName(), List.of(post.words())))
                                .toList()));
    }
}
