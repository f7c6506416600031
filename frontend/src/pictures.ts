/** A transparent image of one pixel. The picture that it replaces keeps its size, background and description. */
const NOTHING = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** Hides the frame that browsers draw around a picture that fails to load, for present and later pictures. */
export function hideBrokenPictures(): void {
  // Error events of elements do not bubble, but they can be captured.
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
