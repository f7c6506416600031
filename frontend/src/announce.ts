/** Tells people who do not see the page what has changed on it, when they next pause (WAI-ARIA `status`). */
export function openAnnouncer(): (words: string) => void {
  const region = document.createElement('p');
  region.className = 'visually-hidden';
  region.setAttribute('role', 'status');
  document.body.append(region);
  return (words) => {
    region.textContent = words;
  };
}
