package dev.unspool.load;

/**
 * An instance of this application, told what to do by a newsdesk beside it.
 *
 * @param shortest bytes of the shortest notice of a new article
 */
record Ours(Instance instance, Newsdesk desk, String path, int shortest) implements Contender {

    Ours withShortest(int bytes) {
        return new Ours(instance, desk, path, bytes);
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
    public Moments moments() {
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
