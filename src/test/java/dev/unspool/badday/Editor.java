package dev.unspool.badday;

/** Has the newsroom work until the editor goes home. */
final class Editor extends Worker {

    private static final long PAUSE_MILLIS = 120;

    private final Newsroom newsroom;
    private final Recording recording;

    Editor(Newsroom newsroom, Recording recording) {
        super("editor");
        this.newsroom = newsroom;
        this.recording = recording;
    }

    @Override
    void turn() throws InterruptedException {
        newsroom.work(recording);
        pause(PAUSE_MILLIS);
    }
}
