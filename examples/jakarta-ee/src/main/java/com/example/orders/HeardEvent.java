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

    @Column(columnDefinition = "text", nullable = false)
    private String event;

    protected HeardEvent() {}

    /**
     * @param id epoch, room and offset
     * @param event a CloudEvent in JSON
     */
    public HeardEvent(String id, String event) {
        this.id = id;
        this.event = event;
    }

    public String getId() {
        return id;
    }

    public String getEvent() {
        return event;
    }
}
