import type { Change } from '@unspool/client';

/** Path of the changed article's page, without the host: the site may be reached by another name than its own. */
export function pathOf({ url }: Change): string {
  return new URL(url, location.href).pathname;
}
