package dev.unspool.benchmark;

/** Makes what clients ask for, or send. */
interface Asked {

    /** @param count of paths that nobody has asked for, or letters that nobody has sent, where there are any */
    Traffic of(Stock stock, int count);
}
