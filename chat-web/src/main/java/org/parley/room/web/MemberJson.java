package org.parley.room.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.parley.account.web.UserJson;
import org.parley.room.Member;

/** Somebody who belongs to a room. */
@JsonbPropertyOrder({"user", "role"})
public record MemberJson(UserJson user, String role) {

    static MemberJson of(Member member) {
        return new MemberJson(UserJson.of(member.user()), RoomJson.lower(member.role()));
    }
}
