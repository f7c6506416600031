/*
 * Script of the moderators' page, whose forms work without it. This entry shares no module with the reader's page: a shared one would cost
 * every reader another request.
 */
import './newsroom.css';
import { startQueue } from './queue';

const queue = document.querySelector<HTMLFormElement>('form[data-queue]');
if (queue !== null) startQueue(queue);
