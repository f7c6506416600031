/** Replaces present and later pictures that fail to load. Most pages have none, so its script comes with the first. */
export function hideBrokenPictures(): void {
  // Error events of elements do not bubble, but they can be captured.
  document.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLImageElement) hide(target);
    },
    { capture: true },
  );
  for (const picture of document.images) {
    if (picture.complete && picture.naturalWidth === 0) hide(picture);
  }
}

function hide(picture: HTMLImageElement): void {
  import('./broken-picture').then(
    (script) => {
      script.hideBroken(picture);
    },
    () => undefined,
  );
}
