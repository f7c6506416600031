/** Keeps what a client needs to find changes that it missed, and events that it has already. */
export class Tally {
  lastId;
  sid;
  position;
  credit;
  window = 3;
  seq;
  retryMs = 3_000;
  events = 0;
  gaps = 0;
  repeats = 0;
  duplicates = 0;
  #shown = new Set();

  /** Takes a parsed block. Returns sentences that say what is notable about it. */
  take({ name, id, data, retry }) {
    if (id !== undefined) this.lastId = id;
    if (retry !== undefined) this.retryMs = retry;
    if (data === undefined) return ['No event: only the place moves that you come back to.'];
    this.events++;
    const handle = { hello: this.#hello, 'next-article': this.#article, resync: this.#resync, ping: this.#ping, bye: this.#bye };
    return (handle[name] ?? this.#change).call(this, data).filter((remark) => remark !== undefined);
  }

  #hello({ sid, position, upTo, window, seq, resume }) {
    const missed = resume === 'exact' ? this.#reach(seq) : undefined;
    Object.assign(this, { sid, position, credit: upTo, window, seq });
    return [missed];
  }

  #article({ position, article }) {
    this.position = Math.max(this.position ?? 0, position);
    return [this.#show(article.id, article.version)];
  }

  #change({ seq, id, version }) {
    if (seq === undefined) return [];
    if (this.seq !== undefined && seq <= this.seq) {
      this.repeats++;
      return [`You had change ${seq} already: drop it.`, this.#show(id, version)];
    }
    const missed = this.#reach(seq - 1);
    this.seq = seq;
    return [missed, this.#show(id, version)];
  }

  #ping({ seq }) {
    const missed = this.#reach(seq);
    this.seq = seq;
    return [missed];
  }

  #resync({ refetch }) {
    const known = this.seq;
    this.seq = undefined;
    return [refetch === 'changes' ? `Load GET /api/v1/changes?after=${known ?? '…'}, and go on.` : 'Load anew what you show.'];
  }

  #bye({ reason, retryMs }) {
    return [`The stream ends (${reason}): come back in ${retryMs} ms with the last id.`];
  }

  /** Records that the change log is at `seq` now: all changes in between were missed. */
  #reach(seq) {
    const missed = this.seq === undefined ? 0 : Math.max(0, seq - this.seq);
    this.gaps += missed;
    return missed > 0 ? `${missed} changes are missing after ${this.seq}.` : undefined;
  }

  #show(id, version) {
    if (version === undefined) return undefined;
    const key = `${id} ${version}`;
    if (this.#shown.has(key)) {
      this.duplicates++;
      return `You show version ${version} of this article already.`;
    }
    this.#shown.add(key);
    return undefined;
  }
}
