package dev.unspool.newsroom;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.newsroom.*}.
 *
 * @param quietCorrections whether typing mistakes may be corrected without a note for readers. Off by default: the operator decides
 *     whether readers may miss a change
 */
@ConfigurationProperties("unspool.newsroom")
record NewsroomSettings(@DefaultValue("false") boolean quietCorrections) {

    /** The name of {@link #quietCorrections}, for those who set it. */
    static final String QUIET_CORRECTIONS = "unspool.newsroom.quiet-corrections";
}
