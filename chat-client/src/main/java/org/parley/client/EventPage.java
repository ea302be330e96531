package org.parley.client;

import java.util.List;

/** Part of a room's log, in order, and the room's last offset. */
public record EventPage(List<Event> events, long head) {}
