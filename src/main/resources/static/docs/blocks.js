/** Splits an event stream into its blocks (HTML Living Standard, section 9.2), which `EventSource` hides. */

const BLOCK_END = /\r\n\r\n|\n\n|\r\r/;

/**
 * Yields the blocks of an answer's body in order, each as received: `{ raw, isWhole }`. If the connection breaks within a block, that block is
 * the last one and not whole: neither its data nor its id count. Throws the error that broke the connection.
 */
export async function* blocks(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      rest += value;
      for (let end = BLOCK_END.exec(rest); end !== null; end = BLOCK_END.exec(rest)) {
        const length = end.index + end[0].length;
        yield { raw: rest.slice(0, length), isWhole: true };
        rest = rest.slice(length);
      }
    }
  } catch (broken) {
    if (rest !== '') yield { raw: rest, isWhole: false };
    throw broken;
  }
  if (rest !== '') yield { raw: rest, isWhole: false };
}

/** Parses a block into `{ name, id, data, retry }`, each undefined if it is missing. A block without data is no event. */
export function parse(raw) {
  const said = {};
  for (const line of raw.split(/\r\n|\n|\r/)) {
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
    if (field === 'data') said.data = said.data === undefined ? value : `${said.data}\n${value}`;
    else if (field === 'event') said.name = value;
    else if (field === 'id') said.id = value;
    else if (field === 'retry') said.retry = Number(value);
  }
  return said;
}
