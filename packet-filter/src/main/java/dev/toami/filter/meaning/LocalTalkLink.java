package dev.toami.filter.meaning;

/** LocalTalk, which carries nothing but AppleTalk. */
final class LocalTalkLink extends LinkLayer {
    LocalTalkLink(Loads loads) {
        super(loads, FrameLayout.plain(0));
    }

    @Override
    Condition carries(int protocol) {
        return protocol == EtherTypes.ATALK ? Condition.ALWAYS : Condition.NEVER;
    }
}
