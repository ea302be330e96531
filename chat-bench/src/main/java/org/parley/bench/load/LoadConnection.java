package org.parley.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket client. Reads frames just so far as it must: once its guest is ready, a text frame is searched for
 * messages and not decoded. Belongs to the load client's thread.
 */
public final class LoadConnection extends ChannelInboundHandlerAdapter implements Guest.Voice {
    private final Guest guest;
    private final Tally tally;
    private final Runnable afterRead;
    private final MessageForm form;
    private final CompletableFuture<LoadConnection> ready = new CompletableFuture<>();
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf rest;
    private boolean upgraded;
    private boolean isReady;
    private boolean leaving;
    private boolean unflushed;
    private long delivered;
    private @Nullable String lost;

    LoadConnection(Guest guest, Tally tally, Runnable afterRead) {
        this.guest = guest;
        this.tally = tally;
        this.afterRead = afterRead;
        this.form = guest.form();
    }

    /** Completes when the guest is in its room. */
    CompletableFuture<LoadConnection> whenReady() {
        return ready;
    }

    /** Messages that this client got. */
    long delivered() {
        return delivered;
    }

    /** Why the connection ended although nobody here wanted it to. */
    @Nullable
    String lost() {
        return lost;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        ctx.writeAndFlush(ByteBufUtil.writeUtf8(ctx.alloc(), guest.request()), ctx.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        if (rest != null) {
            rest.writeBytes(in);
            in.release();
            in = rest;
            rest = null;
        }
        try {
            if (upgraded || upgrade(in)) {
                readFrames(in);
            }
            if (in.isReadable()) {
                rest = ctx.alloc()
                        .buffer(Math.max(1024, 2 * in.readableBytes()))
                        .writeBytes(in);
            }
        } finally {
            in.release();
        }
        afterRead.run();
    }

    private boolean upgrade(ByteBuf in) {
        String head = in.toString(StandardCharsets.US_ASCII);
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        if (!head.startsWith("HTTP/1.1 101")) {
            in.skipBytes(in.readableBytes());
            String answer = "no WebSocket: " + head.lines().findFirst().orElse("");
            if (head.startsWith("HTTP/1.1 503")) {
                ready.completeExceptionally(new TurnedAwayException(answer));
            }
            giveUp(answer);
            return false;
        }
        in.skipBytes(end + 4);
        upgraded = true;
        guest.upgraded(this);
        return true;
    }

    private void readFrames(ByteBuf in) {
        while (true) {
            int start = in.readerIndex();
            int header = Frames.headerLength(in);
            if (header == 0) {
                return;
            }
            long length = Frames.payloadLength(in);
            if (in.readableBytes() < header + length) {
                return;
            }
            int opcode = in.getByte(start) & 0xf;
            take(opcode, in, start + header, (int) length);
            in.readerIndex(start + header + (int) length);
        }
    }

    private void take(int opcode, ByteBuf in, int start, int length) {
        if (opcode == Frames.TEXT || opcode == Frames.CONTINUATION) {
            if (isReady) {
                delivered += tally.count(in, start, start + length);
            } else {
                guest.heard(in.toString(start, length, StandardCharsets.UTF_8), this);
            }
        } else if (opcode == Frames.PING) {
            ChannelHandlerContext ctx = connected();
            ctx.writeAndFlush(Frames.pong(ctx.alloc(), in, start, length), ctx.voidPromise());
        } else if (opcode == Frames.CLOSE) {
            String why = length < 2 ? "closed" : "closed with " + in.getUnsignedShort(start);
            end(why + (length > 2 ? " " + in.toString(start + 2, length - 2, StandardCharsets.UTF_8) : ""));
        }
    }

    @Override
    public void say(String text) {
        ChannelHandlerContext ctx = connected();
        ctx.writeAndFlush(Frames.text(ctx.alloc(), text), ctx.voidPromise());
    }

    @Override
    public void ready() {
        isReady = true;
        ready.complete(this);
    }

    @Override
    public void giveUp(String why) {
        end(why);
        connected().close();
    }

    /** Says something; it leaves with the next {@link #flush}. */
    void write(long identifier, long due) {
        ChannelHandlerContext ctx = connected();
        ctx.write(Frames.message(ctx.alloc(), form, identifier, due), ctx.voidPromise());
        unflushed = true;
    }

    /** @return whether anything left */
    boolean flush() {
        boolean due = unflushed;
        if (due) {
            unflushed = false;
            connected().flush();
        }
        return due;
    }

    void leave() {
        leaving = true;
        if (context != null) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end("the connection ended");
        if (rest != null) {
            rest.release();
            rest = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        end(cause.toString());
        ctx.close();
    }

    private void end(String why) {
        if (!leaving && lost == null) {
            lost = why;
        }
        ready.completeExceptionally(new LoadException(why));
    }

    private ChannelHandlerContext connected() {
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            throw new IllegalStateException("Not connected yet");
        }
        return ctx;
    }
}
