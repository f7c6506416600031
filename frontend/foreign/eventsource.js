/* Reads a stream by the npm package `eventsource`: `node foreign/eventsource.js <address of a stream>`. */
import { EventSource } from 'eventsource';
import { hear, NAMES, STREAM } from './page.js';

const source = new EventSource(STREAM);
for (const name of NAMES) source.addEventListener(name, ({ data }) => hear(name, data));
