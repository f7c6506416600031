package dev.unspool.benchmark;

/**
 * How clients come.
 *
 * @param connections that they hold
 * @param rate requests a second; 0 where each is sent when the one before it is answered
 * @param seconds for so long
 */
record Pace(int connections, int rate, int seconds) {

    boolean isEven() {
        return rate > 0;
    }
}
