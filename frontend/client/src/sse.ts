import { localError } from './error.js';

/** Most characters of a line or an event. An article has some ten thousand. */
export const MAX_CHARACTERS = 4 * 1024 * 1024;

/** An event of a stream: the lines between two empty ones. */
export interface Block {
  /** The last event id, from this block or an earlier one. */
  readonly id: string;
  readonly name: string;
  /** Null if the block only changes the id. */
  readonly data: string | null;
}

/**
 * Parses Server-Sent Events by the HTML standard (section 9.2.6) from text in parts of any size: lines end with CR, LF or both. A block that
 * is not ended by an empty line is never returned. Throws `too-large` if a line or an event is too long.
 */
export class SseParser {
  #rest = '';
  #endedWithCr = false;
  #id = '';
  #name = '';
  #data: string[] = [];
  #size = 0;
  #wait: number | null = null;

  /** The last value of `retry:`, in milliseconds. */
  get retryMs(): number | null {
    return this.#wait;
  }

  /** Returns the blocks that end in this part of the text. */
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
    if (size > MAX_CHARACTERS) throw localError('too-large');
  }
}
