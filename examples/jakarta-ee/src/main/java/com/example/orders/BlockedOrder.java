package com.example.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An order that must not be delivered for now: the business of this application. */
@Entity
@Table(name = "blocked_order")
public class BlockedOrder {
    @Id
    private String number;

    @Column(length = 100, nullable = false)
    private String reason;

    protected BlockedOrder() {}

    public BlockedOrder(String number, String reason) {
        this.number = number;
        this.reason = reason;
    }

    public String getNumber() {
        return number;
    }

    public String getReason() {
        return reason;
    }
}
