/** The words of a failed load, which the server wrote into the loader's element. */
export interface FailureWords {
  readonly failed: string;
  readonly retry: string;
}

export function wordsOf({ dataset }: HTMLElement): FailureWords {
  return { failed: dataset['failed'] ?? '', retry: dataset['retry'] ?? '' };
}

/** Shows in a placeholder that its element could not be loaded, with a button that calls `again`. */
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
