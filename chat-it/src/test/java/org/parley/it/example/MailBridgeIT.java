package org.parley.it.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.RoomInfo;
import org.parley.it.bot.TestBot;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

/** Mails come into a room, by a program that is built on the Java client. */
@Order(4)
@ExtendWith(SharedCluster.class)
class MailBridgeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Cluster cluster;
    private final Company company;
    private final PostOffice post = PostOffice.open();
    private TestBot bot;
    private RoomInfo mails;
    private RoomRecord seen;

    MailBridgeIT(Cluster cluster) {
        this.cluster = cluster;
        this.company = new Company(cluster.urls());
    }

    @BeforeEach
    void aliceShouldHaveInvitedTheBridge() {
        Participant alice = company.arrive("alice", 0);
        mails = alice.rest().createRoom(Company.unique("mails"), "private");
        bot = TestBot.of(alice, "mail").into(mails);
        seen = alice.follow(mails.id());
    }

    @AfterEach
    void close() {
        company.close();
        post.close();
    }

    @Test
    void aMailShouldBePostedOnceThoughTheBridgeIsKilledBeforeItIsMarkedAsSeen() throws Exception {
        post.bring("""
                Message-ID: <4711@shop.example>
                Subject: =?UTF-8?Q?Order_4711_f=C3=BCr_Bob?=
                Content-Type: text/plain; charset=iso-8859-1

                K\u00fcche, blau
                """);
        try (HoldingProxy mailServer = HoldingProxy.to(post.port())) {
            mailServer.hold(" STORE ");
            try (MailBridge bridge = bridge(mailServer.port())) {
                await().atMost(PATIENCE).until(mailServer::isHolding);
                assertThat(bridge.isAlive()).isTrue();
            }
        }
        seen.awaitBodies("Order 4711 f\u00fcr Bob\n\nK\u00fcche, blau");
        assertThat(post.seen()).isZero();

        post.bring("Message-ID: <4712@shop.example>\nSubject: Order 4712\n\nred\n");
        try (MailBridge bridge = bridge(post.port())) {
            await().atMost(PATIENCE).until(() -> post.seen() == 2);
            assertThat(bridge.isAlive()).isTrue();
        }
        seen.awaitBodies("Order 4711 f\u00fcr Bob\n\nK\u00fcche, blau", "Order 4712\n\nred");
        assertThat(post.flagged()).isZero();
    }

    @Test
    void aHostileMailShouldDoNoHarm() {
        post.bring("Subject: huge\n\n" + "a line of it\n".repeat(400_000));
        post.bring("Subject: charset\nContent-Type: text/plain; charset=\"klingon-8\u0001\"\n\nbroken: \u00ff\u0000\n");
        post.bring("Subject: encoding\nContent-Transfer-Encoding: base64\n\n*** no base64\n");
        post.bring("Subject: =?no-such?Q?=FF?= =?UTF-8?B?****?=\n\nsubject\n");
        post.bring("""
                Subject: page
                Content-Type: text/html; charset=utf-8

                <html><head><title>x</title><style>p { color: red }</style></head><body>
                <script>alert(1)</script><p>Order&nbsp;4711 &lt;blue&gt;</p><p onclick="x()">is <b>blocked</b>
                """);
        post.bring("Subject: parts\nContent-Type: multipart/mixed; boundary=x\n\n"
                + "--x\nContent-Type: multipart/mixed; boundary=y\n\n".repeat(200));
        post.bring("Content-Type: multipart/alternative\n\nno boundary, no subject\n");
        post.bring("Content-Type: ;;;==\"\nMessage-ID:\nSubject:\n\n");
        post.bring("Subject: fine\n\nfine\n");

        try (MailBridge bridge = bridge(post.port())) {
            await().atMost(PATIENCE).until(() -> post.seen() == 9);
            assertThat(bridge.isAlive()).isTrue();
        }

        await().atMost(PATIENCE).until(() -> seen.bodies().contains("fine\n\nfine"));
        assertThat(seen.bodies())
                .anySatisfy(body ->
                        assertThat(body).startsWith("huge\n\na line of it").endsWith("[…]"))
                .anySatisfy(body -> assertThat(body).startsWith("charset\n\nbroken: "))
                .contains("page\n\nOrder\u00a04711 <blue>\n\nis blocked")
                .allSatisfy(body -> assertThat(body.length()).isLessThanOrEqualTo(4000));
        assertThat(seen.bodies().size() + post.flagged()).isEqualTo(9);
    }

    @Test
    void aBridgeThatMayNotPostShouldEndAndLeaveTheMailForLater() {
        post.bring("Message-ID: <4711@shop.example>\nSubject: Order 4711\n\nblue\n");
        bot.rest().leave(mails.id());
        try (MailBridge bridge = bridge(post.port())) {
            assertThat(bridge.exitStatus()).isEqualTo(1);
        }
        assertThat(post.seen()).isZero();

        bot.into(mails);
        try (MailBridge bridge = bridge(post.port())) {
            await().atMost(PATIENCE).until(() -> post.seen() == 1);
            assertThat(bridge.isAlive()).isTrue();
        }
        seen.awaitBodies("Order 4711\n\nblue");
    }

    private MailBridge bridge(int imapPort) {
        return MailBridge.start(cluster.urls().get(0), bot.token().secret(), mails.id(), imapPort);
    }
}
