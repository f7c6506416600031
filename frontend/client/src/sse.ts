import { trouble } from './error';

/** Characters that one line or one event may have: an article is some ten thousand, so this is no article. */
export const MOST_CHARACTERS = 4 * 1024 * 1024;

/** What stands between two empty lines. */
export interface Block {
  /** The last id by then, of this block or an earlier one. */
  readonly id: string;
  readonly name: string;
  /** Null where the block only moves the id. */
  readonly data: string | null;
}

/**
 * Reads Server-Sent Events as the HTML standard says (section 9.2.6), however the text is cut: lines end with CR, LF or both. What is not
 * ended by an empty line is never given. Fails with `too-large` where a line or an event would not fit.
 */
export class SseParser {
  #rest = '';
  #endedWithCr = false;
  #id = '';
  #name = '';
  #data: string[] = [];
  #size = 0;
  #wait: number | null = null;

  /** What `retry:` said last, in milliseconds. */
  get retryMs(): number | null {
    return this.#wait;
  }

  /** Gives the blocks that end in this part of the text. */
  feed(part: string): Block[] {
    const text = this.#endedWithCr && part.startsWith('\n') ? part.slice(1) : part;
    if (part !== '') this.#endedWithCr = part.endsWith('\r');
    const [first = '', ...lines] = text.split(/\r\n|\n|\r/);
    this.#rest += first;
    this.#check(this.#rest.length);
    return lines.flatMap((next) => {
      const line = this.#rest;
      this.#rest = next;
      return line === '' ? this.#end() : this.#read(line);
    });
  }

  #read(line: string): Block[] {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'data') {
      this.#check((this.#size += value.length + 1));
      this.#data.push(value);
    } else if (field === 'event') this.#name = value;
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    else if (field === 'retry' && /^\d{1,9}$/.test(value)) this.#wait = Number(value);
    return [];
  }

  #end(): Block[] {
    const [id, name, data] = [this.#id, this.#name, this.#data];
    this.#name = '';
    this.#data = [];
    this.#size = 0;
    return [{ id, name: name === '' ? 'message' : name, data: data.length === 0 ? null : data.join('\n') }];
  }

  #check(size: number): void {
    if (size > MOST_CHARACTERS) throw trouble('too-large');
  }
}
