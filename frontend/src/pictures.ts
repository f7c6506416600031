/** One transparent point: what stands in its place keeps its size, its shade and its words. */
const NOTHING = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** Spares the reader the frame that browsers draw around a picture that cannot be had; now, and of all that comes later. */
export function hideBrokenPictures(): void {
  // Errors of elements do not rise, but they can be caught on their way down.
  document.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLImageElement) spare(target);
    },
    { capture: true },
  );
  for (const picture of document.images) {
    if (picture.complete && picture.naturalWidth === 0) spare(picture);
  }
}

function spare(picture: HTMLImageElement): void {
  if (picture.src === NOTHING) return;
  picture.title ||= picture.alt;
  picture.src = NOTHING;
}
