package org.parley.integration.command;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.parley.account.Accounts;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.integration.Integrations;
import org.parley.room.RoomId;
import org.parley.room.service.RoomService;

/**
 * Commands that change rooms. Each is one transaction, in which its answer is kept for ever: what was carried out once is
 * only answered.
 */
@Stateless
public class RoomCommands {
    @Inject
    RoomService rooms;

    @Inject
    Accounts accounts;

    @Inject
    Integrations integrations;

    /**
     * Carries it out unless it was carried out before. Blocks.
     *
     * @return the answer, the same each time
     * @throws ParleyException see {@link RoomService}; {@code DUPLICATE_IN_FLIGHT} when another transaction carries it
     *     out at this moment. Nothing is changed then
     */
    public String carryOut(Command command, UserId account) {
        Optional<String> known = integrations.answer(account, command.id());
        if (known.isPresent()) {
            return known.get();
        }
        String answer = Answer.done(command, change(command, account));
        if (!integrations.note(account, command.id(), answer)) {
            throw new ParleyException(ErrorCode.DUPLICATE_IN_FLIGHT);
        }
        return answer;
    }

    private RoomId change(Command command, UserId account) {
        if (command instanceof Command.CreateRoom create) {
            return rooms.create(create.kind(), create.name(), create.topic(), account);
        }
        if (command instanceof Command.Invite invite) {
            UserId guest = accounts.find(invite.user())
                    .orElseThrow(() -> new ParleyException(ErrorCode.USER_NOT_FOUND))
                    .id();
            rooms.invite(invite.room(), guest, account);
            return invite.room();
        }
        if (command instanceof Command.ChangeRoom change) {
            rooms.describe(change.room(), change.name(), change.topic(), account);
            return change.room();
        }
        if (command instanceof Command.Join join) {
            rooms.join(join.room(), account);
            return join.room();
        }
        if (command instanceof Command.Leave leave) {
            rooms.leave(leave.room(), account);
            return leave.room();
        }
        throw new IllegalArgumentException("not a change of a room: " + command);
    }
}
