import { argv } from 'node:process';
import { Configuration, FeedApi } from './index.js';

// Reads headlines and whole articles with the client that was generated from the OpenAPI document.
const api = new FeedApi(new Configuration({ basePath: argv[2] ?? '' }));
const headlines = await api.readFeed();
const articles = await api.readFeed({ view: 'full' });
const isRead = headlines.items.every((item) => item.title !== '' && item.bodyHtml === undefined);
const isWhole = articles.items.every((item) => item.title !== '' && item.bodyHtml !== undefined);
console.log(`items: ${isRead && isWhole ? articles.items.length : 'unexpected'}`);
