package org.parley.message.service;

import org.parley.account.UserId;
import org.parley.message.ClientId;
import org.parley.room.RoomId;

/** Somebody wants to say something; see {@link org.parley.message.EventContent.Message}. */
public record NewMessage(RoomId room, UserId author, ClientId clientId, String text, boolean action) {}
