/* Reads a stream by the npm package `eventsource-client`: `node foreign/eventsource-client.js <address of a stream>`. */
import { createEventSource } from 'eventsource-client';
import { hear, STREAM } from './page.js';

createEventSource({ url: STREAM, onMessage: ({ event, data }) => hear(event ?? 'message', data) });
