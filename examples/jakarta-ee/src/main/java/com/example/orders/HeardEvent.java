package com.example.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Something that happened in a room. */
@Entity
@Table(name = "heard_event")
public class HeardEvent {
    @Id
    @Column(length = 100)
    private String id;

    @Column(length = 36, nullable = false)
    private String room;

    @Column(name = "place", nullable = false)
    private long offset;

    @Column(columnDefinition = "text", nullable = false)
    private String event;

    protected HeardEvent() {}

    /**
     * @param id of epoch, room and offset: the same each time that the event comes
     * @param offset its place in the room
     * @param event a CloudEvent in JSON
     */
    public HeardEvent(String id, String room, long offset, String event) {
        this.id = id;
        this.room = room;
        this.offset = offset;
        this.event = event;
    }

    public String getId() {
        return id;
    }

    public String getRoom() {
        return room;
    }

    public long getOffset() {
        return offset;
    }

    public String getEvent() {
        return event;
    }
}
