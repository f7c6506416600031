/** Makes the guide handier: buttons that copy code, and contents that say where the reader is. The page works without. */

const COPIED_MS = 2_000;

/** Selects the code, for a browser without a clipboard: pages over plain HTTP have none. */
const select = (code) => {
  getSelection().selectAllChildren(code);
  return document.execCommand('copy');
};

const write = (code) =>
  navigator.clipboard?.writeText(code.textContent).then(
    () => true,
    () => select(code),
  ) ?? select(code);

const addCopyButton = (pre) => {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'copy', textContent: 'Copy' });
  button.setAttribute('aria-label', `Copy: ${pre.getAttribute('aria-label')}`);
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  const frame = Object.assign(document.createElement('div'), { className: 'copied' });
  pre.replaceWith(frame);
  frame.append(pre, button, said);
  button.addEventListener('click', async () => {
    said.textContent = (await write(pre.querySelector('code'))) ? 'Copied' : 'Press Ctrl+C to copy';
    setTimeout(() => (said.textContent = ''), COPIED_MS);
  });
};

/** Marks the link to the last section that has begun above the middle of the window. */
const follow = (contents) => {
  const links = [...contents.querySelectorAll('a[href^="#"]')];
  const targets = links.map((link) => document.getElementById(link.hash.slice(1)));
  let current;
  const reveal = () => {
    const { offsetTop, offsetHeight } = current;
    const isInView = offsetTop >= contents.scrollTop && offsetTop + offsetHeight <= contents.scrollTop + contents.clientHeight;
    if (!isInView) contents.scrollTop = offsetTop - contents.clientHeight / 2;
  };
  const mark = () => {
    const begun = targets.filter((target) => target.getBoundingClientRect().top < innerHeight / 2);
    const link = links[Math.max(0, begun.length - 1)];
    if (link === current) return;
    current?.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'true');
    current = link;
    reveal();
  };
  addEventListener('scroll', mark, { passive: true });
  addEventListener('resize', mark);
  contents.addEventListener('toggle', reveal);
  mark();
};

for (const pre of document.querySelectorAll('main pre')) addCopyButton(pre);
const contents = document.querySelector('#contents');
follow(contents);
// On a narrow window the contents lie above the guide.
contents.addEventListener('click', ({ target }) => target.closest('a') && contents.matches(':popover-open') && contents.hidePopover());
