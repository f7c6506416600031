package dev.unspool.benchmark;

/**
 * How fast clients send requests.
 *
 * @param connections that they hold
 * @param rate requests a second; 0 to send each one when the one before is answered
 * @param seconds the duration
 */
record RequestRate(int connections, int rate, int seconds) {

    boolean isEven() {
        return rate > 0;
    }
}
