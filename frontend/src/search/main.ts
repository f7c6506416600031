/*
 * Script of the search page, whose form works without it: suggests headlines and names while the reader types. This entry shares no module with the
 * reader's other pages: a shared one would cost every reader another request.
 */
import { startCombobox } from './combobox';

const field = document.querySelector<HTMLInputElement>('input[data-suggestions]');
if (field !== null)
  startCombobox(field, {
    fetch: (...request) => fetch(...request),
    open: (address) => {
      location.assign(address);
    },
  });
