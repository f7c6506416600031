/** What a loader's element says of itself, as the server drew it. */
export interface FailureWords {
  readonly failed: string;
  readonly retry: string;
}

export function wordsOf({ dataset }: HTMLElement): FailureWords {
  return { failed: dataset['failed'] ?? '', retry: dataset['retry'] ?? '' };
}

/** Says in a box that its element could not be had, with a button that asks again. */
export function showFailure(box: HTMLElement, words: FailureWords, again: () => void): void {
  const said = document.createElement('p');
  said.textContent = words.failed;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.retry;
  button.addEventListener('click', () => {
    box.replaceChildren();
    again();
  });
  box.replaceChildren(said, button);
}
