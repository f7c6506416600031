/** Draws the log of the console: a row for each block, and for each request. */

/** Most rows. More would slow the page down, and nobody reads them. */
const MOST = 500;

/** Characters of data that are shown before the row is opened. */
const OPEN = 1_500;

const encoder = new TextEncoder();

const element = (name, className, ...parts) => {
  const made = Object.assign(document.createElement(name), { className });
  made.append(...parts);
  return made;
};

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 });

const when = (what) => element('p', 'when', element('time', '', CLOCK.format()), ` ${what}`);

const remarks = (sentences) => sentences.map((sentence) => element('p', 'remark', sentence));

const raw = (block) => {
  const bytes = encoder.encode(block.raw).length.toLocaleString('en');
  return element('div', '', when(`${bytes} bytes${block.isWhole ? '' : ', broken off'}`), element('pre', '', block.raw));
};

/** Summarises an event in a few words. */
const gist = ({ resume, position, article, title, seq, slug, reason, refetch, detail }) =>
  [
    resume,
    position !== undefined && `position ${position}`,
    seq !== undefined && `seq ${seq}`,
    reason,
    refetch,
    article?.title ?? title ?? slug ?? detail,
  ]
    .filter(Boolean)
    .join(' · ');

const parsed = (event, sentences) => {
  if (event.data === undefined) return element('div', '', element('p', 'said', 'Checkpoint'), ...remarks(sentences));
  const text = JSON.stringify(event.data, null, 2);
  const summary = element('summary', '', element('span', 'name', event.name), ` ${gist(event.data)}`);
  const details = Object.assign(element('details', '', summary, element('pre', '', text)), { open: text.length <= OPEN });
  return element('div', '', details, ...remarks(sentences));
};

/** Writes to `log`, and keeps it scrolled to its end unless the reader has scrolled up. */
export const startRows = (log) => {
  const add = (row) => {
    const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    log.append(row);
    if (log.childElementCount > MOST) log.firstElementChild.remove();
    // A scrolling element must be reachable by keyboard.
    for (const pre of row.querySelectorAll('pre')) if (pre.scrollHeight > pre.clientHeight) pre.tabIndex = 0;
    if (isAtEnd) log.scrollTop = log.scrollHeight;
  };
  return {
    block: (block, event, sentences) => add(element('div', 'row', raw(block), parsed(event, sentences))),
    broken: (block) => add(element('div', 'row', raw(block), element('div', '', ...remarks(['Not a whole block: drop it, and do not keep its id.'])))),
    note: (text, details = '') =>
      add(element('div', 'row', element('div', 'alone', when(text), ...(details ? [element('pre', '', details)] : [])))),
  };
};
