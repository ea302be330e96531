package org.parley.slash.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.account.Accounts;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.room.Room;
import org.parley.room.RoomId;
import org.parley.room.service.RoomQueries;
import org.parley.slash.CommandName;

/** The form in which a service is asked: with the fields that Slack and Mattermost send. Blocks on I/O. */
@ApplicationScoped
public class QuestionForm {
    @Inject
    Accounts accounts;

    @Inject
    RoomQueries rooms;

    String of(CommandName command, String text, RoomId room, UserId person) {
        User asker = accounts.find(person).orElseThrow();
        Room where = rooms.overview(room, person).joined().room();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("command", "/" + command);
        fields.put("text", text);
        fields.put("user_id", person.toString());
        fields.put("user_name", asker.username());
        fields.put("channel_id", room.toString());
        fields.put("channel_name", where.name());
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
