package dev.unspool.load;

/**
 * An instance of this application, with a publisher beside it.
 *
 * @param shortest bytes of the shortest notice of a new article
 */
record UnspoolFanOut(Instance instance, Publisher desk, String path, int shortest) implements FanOutServer {

    UnspoolFanOut withShortest(int bytes) {
        return new UnspoolFanOut(instance, desk, path, bytes);
    }

    @Override
    public String name() {
        return "unspool";
    }

    @Override
    public int port() {
        return instance.port();
    }

    @Override
    public long publish(int size) {
        return desk.publish(Math.max(0, size - shortest));
    }

    @Override
    public CommitTimes moments() {
        return desk.moments();
    }

    @Override
    public ProcessFigures figures() {
        return instance.figures();
    }

    @Override
    public long memory() throws Exception {
        instance.liveHeap();
        return figures().memory();
    }
}
