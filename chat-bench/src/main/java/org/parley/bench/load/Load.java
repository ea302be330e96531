package org.parley.bench.load;

import io.netty.channel.EventLoop;

/** Who says something, and when. Its methods are called by the load client's thread. */
public abstract sealed class Load permits ClosedLoop, OpenLoop {

    abstract void begin(EventLoop loop, Tally tally);

    /** Something was read. */
    abstract void afterRead();

    /** Sends nothing more. @return how many messages were sent */
    abstract long end();
}
