package com.example.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What came of a command. */
@Entity
@Table(name = "reply")
public class Reply {
    @Id
    private String command;

    @Column(columnDefinition = "text", nullable = false)
    private String answer;

    protected Reply() {}

    /**
     * @param command its id
     * @param answer as Parley gave it: JSON
     */
    public Reply(String command, String answer) {
        this.command = command;
        this.answer = answer;
    }

    public String getCommand() {
        return command;
    }

    public String getAnswer() {
        return answer;
    }
}
